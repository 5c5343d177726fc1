package dev.trainmaster.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.TinyInstallation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trainer said, as {@code logs} shows it to people, whole or followed. */
class LogsTest extends CommandsOnAWorker {

    private Path log;

    @BeforeEach
    void aRunThatIsOver() {
        CommandRun run = cli("run", "--dataset", "sample", "--model", "m", "--mode", "local", "--id", id, "--yes");
        assertThat(run.exitCode()).as(run.everything()).isZero();
        log = Path.of(cli("logs", id, "-o", "json").json().path("path").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n100", "-f"})
    void barsColoursAndALastLineThatNobodyClosedAreShownAsOnATerminal(String flag) throws IOException {
        Files.writeString(log, "begin\r\n 1%|#  |\r 99%|## |\r100%|###|\n\u001B[31merror\u001B[0m\nthe end");

        assertThat(cli("logs", flag, id).out()).isEqualTo("begin\n100%|###|\nerror\nthe end\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n100", "-f"})
    void utf16AndBytesThatAreNoTextAreReadable(String flag) throws IOException {
        Files.write(log, "\uFEFFein\nü\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(cli("logs", flag, id).out()).isEqualTo("ein\nü\n");

        Files.write(log, new byte[] {'a', (byte) 0xC3, '(', '\n'});
        assertThat(cli("logs", flag, id).out()).isEqualTo("a\uFFFD(\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n100", "-f"})
    void aSecretOfTheEnvironmentIsLeftOut(String flag) throws IOException {
        Files.writeString(log, "cannot log in with " + TinyInstallation.SECRET + "\n");

        assertThat(cli("logs", flag, id).out()).isEqualTo("cannot log in with [redacted]\n");
        assertThat(cli("logs", id, "-o", "json").out()).doesNotContain(TinyInstallation.SECRET);
    }

    @Test
    void asManyLinesAreShownAsWereAskedForAlsoFromARotatedFile() throws IOException {
        Files.writeString(log.resolveSibling("stdout.log.1"), "1\n2\n");
        Files.writeString(log, "3\n4\n");

        assertThat(cli("logs", id, "-n3").out()).isEqualTo("2\n3\n4\n");
        assertThat(cli("logs", id, "-n3", "-f").out()).isEqualTo("2\n3\n4\n");
    }
}
