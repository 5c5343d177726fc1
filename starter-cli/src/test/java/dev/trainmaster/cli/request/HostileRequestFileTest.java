package dev.trainmaster.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileRequestFileTest extends OnRequestFiles {

    @Test
    @Timeout(10)
    void aBombOfAnchorsIsRefusedAtOnce() throws IOException {
        String bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
                + IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> "a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "x]")
                        .collect(Collectors.joining("\n"));

        refused(bomb);
    }

    @Test
    @Timeout(10)
    void whatNeverEndsOrIsFarTooLongIsRefusedAfterItsFirstMegabyte() throws IOException {
        Path large = folder.resolve("large.yaml");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(100L << 20);
        }

        for (Path endless : List.of(Path.of("/dev/zero"), large)) {
            assertThatThrownBy(() -> RequestFile.read(endless))
                    .isInstanceOfSatisfying(
                            CommandFailure.class,
                            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                    .hasMessage(endless + " is longer than 1048576 bytes, the most of a request");
        }
    }

    @ParameterizedTest
    @Timeout(10)
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void aHundredThousandLevelsAreRefusedAtOnce(String level) throws IOException {
        refused("dataset: " + (level.equals("- ") || level.equals("? ") ? "\n" : "") + level.repeat(100_000));
    }

    @Test
    @Timeout(10)
    void aNumberOfAMillionDigitsIsNoNumber() throws IOException {
        Path file = write("dataset: sample\nmodel: tiny\nhyperparameters: {epochs: " + "9".repeat(1_000_000) + "}\n");

        assertThatThrownBy(() -> reader.read(reader.collect(Optional.of(file), Map.of())))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.details())
                                .singleElement()
                                .asString()
                                .startsWith("run.yaml:3: hyperparameters.epochs: must be a whole number")
                                .hasSizeLessThan(300));
    }

    @Test
    @Timeout(60)
    void whateverStandsInAFileItIsARequestOrRefusedInWords() throws IOException {
        RandomYaml yaml = new RandomYaml(42);
        for (int n = 0; n < 3_000; n++) {
            String text = yaml.next();
            try {
                assertThat(read(text)).isNotNull();
            } catch (CommandFailure refused) {
                assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("try " + n + ":\n" + text, e);
            }
        }
    }

    @Test
    @Timeout(10)
    void anAnchorThatHoldsItselfIsRefused() throws IOException {
        assertThat(refused("dataset: &a [*a]\n").details()).isNotEmpty();
    }

    @Test
    void aTagThatWouldBuildAnObjectIsRefused() throws IOException {
        assertThat(refused("dataset: !!java.net.URL [\"http://localhost\"]\n").details())
                .singleElement()
                .asString()
                .startsWith("run.yaml:1: ");
    }
}
