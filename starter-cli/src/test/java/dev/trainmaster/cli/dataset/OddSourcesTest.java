package dev.trainmaster.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.cli.fixture.CommandLineFixture;
import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands where a file of records should be, given to every command: told with its place, and nothing is left. */
@Timeout(120)
class OddSourcesTest {
    @TempDir
    Path folder;

    enum Odd {
        A_PIPE("is a pipe or a device, not a file with records; save what it gives to a file") {
            @Override
            Path in(Path folder) throws IOException, InterruptedException {
                Path pipe = folder.resolve("odd.jsonl");
                assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                        .isZero();
                return pipe;
            }
        },
        A_DEVICE_WITHOUT_END("is a pipe or a device") {
            @Override
            Path in(Path folder) throws IOException {
                return Path.of("/dev/zero");
            }
        },
        A_DIRECTORY("has no file that ends in .jsonl", "is a directory, not a file with records") {
            @Override
            Path in(Path folder) throws IOException {
                return Files.createDirectory(folder.resolve("odd.jsonl"));
            }
        },
        A_FILE_THAT_MAY_NOT_BE_READ("permission denied; let the user of this process read the file") {
            @Override
            Path in(Path folder) throws IOException {
                Path file = Files.writeString(folder.resolve("odd.jsonl"), Records.GOOD);
                Files.setPosixFilePermissions(file, Set.of());
                // Root may read that one as well, but not what can only be written to.
                return Files.isReadable(file) ? Path.of("/proc/sys/vm/drop_caches") : file;
            }
        },
        A_DISK_THAT_FAILS("cannot be read any further, after byte 0: Input/output error; nothing was written") {
            @Override
            Path in(Path folder) {
                return Path.of("/proc/self/mem");
            }
        },
        NOTHING("there is no file") {
            @Override
            Path in(Path folder) {
                return folder.resolve("odd.jsonl");
            }
        };

        private final String[] reasons;

        Odd(String... reasons) {
            this.reasons = reasons;
        }

        abstract Path in(Path folder) throws IOException, InterruptedException;
    }

    @ParameterizedTest
    @EnumSource(Odd.class)
    void isToldByEveryCommandThatReadsIt(Odd odd) throws IOException, InterruptedException {
        Path place = odd.in(folder);

        CommandRun exported = cli("export", place.toString(), "--key", "odd", "--out", "out/sft.jsonl");
        CommandRun added = cli("dataset", "add", place.toString(), "--key", "odd");
        CommandRun validated = cli("validate", "--dataset", place.toString(), "--model", "m");

        assertThat(exported.exitCode()).as(exported.everything()).isEqualTo(2);
        assertThat(exported.err()).contains(place.toString()).containsAnyOf(odd.reasons);
        assertThat(folder.resolve("out")).isEmptyDirectory();
        assertThat(added.exitCode()).as(added.everything()).isEqualTo(2);
        assertThat(added.err()).contains(place.toString()).containsAnyOf(odd.reasons);
        assertThat(folder.resolve("home/datasets/odd.jsonl")).doesNotExist();
        assertThat(validated.exitCode()).as(validated.everything()).isEqualTo(3);
        assertThat(validated.out()).contains(place.toString()).containsAnyOf(odd.reasons);
    }

    @Test
    void aLinkOutOfTheDatasetRootIsNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.jsonl"), Records.GOOD);
        Path root = Files.createDirectories(folder.resolve("home/datasets"));
        Files.createSymbolicLink(root.resolve("odd.jsonl"), elsewhere);

        CommandRun exported = cli("export", "odd", "--out", "out/sft.jsonl");
        CommandRun shown = cli("dataset", "show", "odd");
        CommandRun validated = cli("validate", "--dataset", "odd", "--model", "m");

        String reason = "leads out of the dataset root to " + elsewhere.toRealPath();
        assertThat(exported.exitCode()).as(exported.everything()).isEqualTo(2);
        assertThat(exported.err()).contains(reason, "add the file itself with `trainmaster dataset add`");
        assertThat(folder.resolve("out")).isEmptyDirectory();
        assertThat(shown.exitCode()).as(shown.everything()).isEqualTo(2);
        assertThat(shown.err()).contains(reason);
        assertThat(validated.exitCode()).as(validated.everything()).isEqualTo(3);
        assertThat(validated.out()).contains(reason);
    }

    @Test
    void aFileThatChangesWhileItIsReadIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("odd.jsonl"), Records.GOOD.repeat(200_000));
        Path out = Files.createDirectories(folder.resolve("out"));
        CompletableFuture<CommandRun> running =
                CompletableFuture.supplyAsync(() -> cli("export", "./odd.jsonl", "--out", "out/sft.jsonl"));

        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(60))
                .until(() -> isWriting(out) || running.isDone());
        Files.writeString(file, Records.GOOD, StandardOpenOption.APPEND);
        CommandRun run = running.get(60, TimeUnit.SECONDS);

        assertThat(run.exitCode()).as(run.everything()).isEqualTo(2);
        assertThat(run.err())
                .contains(file + ": the file changed while it was read; start again when nobody writes to it");
        assertThat(out).isEmptyDirectory();
    }

    private static boolean isWriting(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.anyMatch(file -> file.toFile().length() > 0);
        }
    }

    private CommandRun cli(String... arguments) {
        return new CommandLineFixture(folder, Map.of()).installed().run(arguments);
    }
}
