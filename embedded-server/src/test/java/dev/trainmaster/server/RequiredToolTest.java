package dev.trainmaster.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredToolTest {
    private static final RequiredTool.Installation IMPOSSIBLE = progress -> {
        throw new ServerUnavailableException("Install the Temporal CLI");
    };

    @Test
    void aMissingToolFailsTheTestInContinuousIntegration() {
        assertThatThrownBy(() -> RequiredTool.orTell(Map.of("CI", "true"), IMPOSSIBLE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Install the Temporal CLI");
    }

    @Test
    void aMissingToolAbortsTheTestElsewhereWithTheWordsWhatToInstall() {
        assertThatThrownBy(() -> RequiredTool.orTell(Map.of(), IMPOSSIBLE))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("Install the Temporal CLI");
    }
}
