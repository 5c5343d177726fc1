package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostToolsTest {

    @Test
    void aHostWithoutProcIsRefusedAndToldWhatIsMissing(@TempDir Path empty) {
        assertThatThrownBy(() -> HostTools.find(empty, "/usr/bin"))
                .isInstanceOf(UnsupportedHostException.class)
                .hasMessageContaining(empty.toString())
                .hasMessageContaining("Linux");
    }

    @Test
    void theTrainerIsBoundToItsParentWhereTheHostCan() throws IOException {
        assertThat(HostTools.find(Path.of("/proc"), "/usr/bin").trainerPrefix())
                .contains("--pdeathsig", "KILL")
                .endsWith("--");
    }
}
