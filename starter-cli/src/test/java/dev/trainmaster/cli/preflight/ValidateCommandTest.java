package dev.trainmaster.cli.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandLineFixture;
import dev.trainmaster.cli.fixture.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ValidateCommandTest {

    @TempDir
    private Path folder;

    @Test
    void everyProblemOfTheFileIsToldWithItsLine() throws IOException {
        Files.writeString(folder.resolve("run.yaml"), "dataset: sample\nmodle: x\nhyperparameters: {epochs: 0}\n");

        CommandRun run = cli("validate", "-f", "run.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("run.yaml:2", "did you mean model", "run.yaml:3", "epochs");
    }

    @Test
    void withoutAnInstallationItSaysHowToGetOne() {
        CommandRun run = cli("validate", "--dataset", "sample", "--model", "m");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("./trainmaster");
    }

    private CommandRun cli(String... arguments) {
        return new CommandLineFixture(folder, Map.of()).run(arguments);
    }
}
