package dev.trainmaster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class TemporalBinariesTest {
    @TempDir
    Path folder;

    @Test
    void theProgramOnThePathComesBeforeTheCache() throws IOException {
        Path onPath = LadderFixture.program(folder.resolve("path/temporal"), "echo temporal version 1");
        LadderFixture.program(folder.resolve("cache/bin/temporal"), "echo temporal version 2");

        TemporalBinary found =
                binaries(folder.resolve("path").toString()).find().orElseThrow();

        assertThat(found).isEqualTo(new TemporalBinary(onPath, "temporal version 1"));
    }

    @Test
    void aBrokenProgramOnThePathLeavesTheCache() throws IOException {
        LadderFixture.program(folder.resolve("path/temporal"), "exit 1");
        LadderFixture.program(folder.resolve("cache/bin/temporal"), "echo temporal version 2");

        TemporalBinary found =
                binaries(folder.resolve("path").toString()).find().orElseThrow();

        assertThat(found.version()).isEqualTo("temporal version 2");
    }

    @Test
    void whereGoIsThereTheProgramIsBuiltIntoTheCacheAsAWhole() throws IOException {
        LadderFixture.program(
                folder.resolve("path/go"),
                "[ \"$1\" = install ] || exit 2; echo compiling \"$*\"\n"
                        + "printf '#!/bin/sh\\necho temporal version 3\\n' > $GOBIN/temporal; chmod +x $GOBIN/temporal");
        List<String> progress = new ArrayList<>();

        TemporalBinary installed =
                binaries(folder.resolve("path") + ":/usr/bin:/bin").install(progress::add);

        assertThat(installed.path()).isEqualTo(folder.resolve("cache/bin/temporal"));
        assertThat(installed.version()).isEqualTo("temporal version 3");
        assertThat(progress)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("compiling install")
                        .contains("github.com/temporalio/cli/cmd/temporal@v1.5.1"));
        try (var left = Files.list(folder.resolve("cache/bin"))) {
            assertThat(left).containsExactly(installed.path());
        }
    }

    @Test
    void aBuildThatFailsLeavesNothingAndSaysWhy() throws IOException {
        LadderFixture.program(folder.resolve("path/go"), "echo no space left on device; exit 1");

        assertThatThrownBy(() -> binaries(folder.resolve("path").toString()).install(line -> {}))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("no space left on device");
        try (var left = Files.list(folder.resolve("cache/bin"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whereNothingCanBeHadTheMessageSaysExactlyWhatToInstall() {
        assertThatThrownBy(() -> binaries("/nowhere").install(line -> {}))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("downloads are not allowed")
                .hasMessageContaining("go is not on the PATH")
                .hasMessageContaining("trainmaster server install")
                .hasMessageContaining(folder.resolve("cache/bin/temporal").toString());
    }

    private TemporalBinaries binaries(String path) {
        return new TemporalBinaries(LadderFixture.settings(folder, Map.of("PATH", path)));
    }
}
