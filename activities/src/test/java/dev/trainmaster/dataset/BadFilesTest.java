package dev.trainmaster.dataset;

import static dev.trainmaster.dataset.Records.GOOD;
import static dev.trainmaster.dataset.Records.filesIn;
import static dev.trainmaster.dataset.Records.record;
import static dev.trainmaster.dataset.Records.refused;
import static dev.trainmaster.dataset.Records.withSteps;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole files that are wrong, each named for what is wrong with it: a clear error with file and line, and no output. */
class BadFilesTest {
    @TempDir
    Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                bad("nul-byte", good() + "{\"a\0\": 1}\n", 2, "has a NUL byte at column 4"),
                bad(
                        "control-character",
                        good() + record("\"prompt\": \"a\tb\"") + "\n",
                        2,
                        "is no valid JSON at column"),
                bad("lone-surrogate", good() + record("\"prompt\": \"\\udc00\"") + "\n", 2, "has a lone surrogate"),
                bad(
                        "deep-nesting",
                        good() + record("\"prompt\": \"p\"", "\"meta\": " + "[".repeat(5_000) + "]".repeat(5_000)),
                        2,
                        "meta must be an object"),
                bad(
                        "deep-objects",
                        good()
                                + record(
                                        "\"prompt\": \"p\"",
                                        "\"meta\": " + "{\"a\":".repeat(90) + "1" + "}".repeat(90)),
                        2,
                        "is too deep or too long"),
                bad(
                        "number-beyond-double",
                        good() + record("\"prompt\": \"p\"", "\"meta\": {\"n\": -1e400}"),
                        2,
                        "beyond a double"),
                bad("duplicate-key", good() + record("\"prompt\": \"p\", \"prompt\": \"p\""), 2, "Duplicate"),
                bad(
                        "duplicate-key-in-meta",
                        good() + record("\"prompt\": \"p\"", "\"meta\": {\"n\": 1, \"n\": 1}"),
                        2,
                        "Duplicate"),
                bad("too-many-steps", good() + withSteps(steps(1_001)), 2, "steps must have 1 to 1000 items"),
                bad(
                        "prompt-too-long",
                        good() + record("\"prompt\": \"" + "\uD83D\uDE00".repeat(50_001) + "\""),
                        2,
                        "prompt must have 1 to 50000 characters, but has 50001"),
                bad("wrong-type", good() + record("\"prompt\": [\"p\"]"), 2, "prompt must be a text, but is a list"),
                bad("two-records-on-a-line", good() + GOOD + " " + GOOD, 2, "has something behind the JSON object"),
                bad("pretty-printed", "{\n  \"prompt\": \"p\"\n}\n", 1, "is no valid JSON at column"),
                bad("a-list", "[\n" + GOOD + ",\n" + GOOD + "\n]\n", 1, "a record must be a JSON object"),
                bad("comma-separated", "prompt,answer\np,a\n", 1, "is no valid JSON at column"),
                bad("cut-off", good() + GOOD.substring(0, 40), 2, "is no valid JSON at column"),
                bad("parquet", "PAR1 and more", 1, "this is a Parquet file"),
                bad(
                        "two-kinds",
                        good() + "{\"text\": \"t\"}\n",
                        2,
                        "is a text as it stands, but record 1 is a reasoning trace"),
                bad("zip", "PK\u0003\u0004", 1, "this is a zip file"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isToldWithItsLineAndLeavesNoOutput(String name, String text, int line, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".jsonl"), text);

        for (ExportFormat format : ExportFormat.values()) {
            FailureException failure = refused(() -> export(file, format));

            assertThat(failure.failure().type()).isEqualTo(FailureType.DATASET_INVALID);
            assertThat(failure).hasMessageContaining(file + ":" + line + ": ").hasMessageContaining(reason);
            assertThat(filesIn(folder.resolve("out"))).isEmpty();
        }
    }

    @Test
    void invalidUtf8IsToldWithItsColumn() throws IOException {
        byte[] text = (good() + record("\"prompt\": \"?\"")).getBytes(StandardCharsets.UTF_8);
        int place = good().length() + record("\"prompt\": \"?\"").indexOf('?');
        text[place] = (byte) 0xFF;
        Path file = Files.write(folder.resolve("invalid-utf-8.jsonl"), text);

        assertThat(refused(() -> export(file, ExportFormat.TRACE)))
                .hasMessageContaining(file + ":2: is no valid UTF-8 at column " + (place - good().length() + 1));
    }

    @Test
    void aMarkAtTheStartCarriageReturnsEmptyLinesAndNoLastNewlineAreNoFault() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain.jsonl"), (GOOD + "\n").repeat(3));
        Path odd =
                Files.writeString(folder.resolve("odd.jsonl"), "\uFEFF" + GOOD + "\r\n\r\n \n" + GOOD + "\n\n" + GOOD);

        assertThat(export(odd, ExportFormat.TRACE)).isEqualTo(export(plain, ExportFormat.TRACE));
    }

    @Test
    @Timeout(value = 90, unit = TimeUnit.SECONDS)
    void aPipeADirectoryAndAMissingFileAreToldWithoutWaiting() throws Exception {
        Path pipe = folder.resolve("pipe.jsonl");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path directory = Files.createDirectory(folder.resolve("hollow.jsonl"));

        assertThat(refused(() -> export(pipe, ExportFormat.TRACE)))
                .hasMessageContaining(pipe + " is a pipe or a device");
        assertThat(refused(() -> export(directory, ExportFormat.TRACE)))
                .hasMessageContaining(directory + " has no file that ends in .jsonl");
        assertThat(refused(() -> export(folder.resolve("none.jsonl"), ExportFormat.TRACE))
                        .failure()
                        .type())
                .isEqualTo(FailureType.DATASET_NOT_FOUND);
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    @Test
    @Timeout(value = 90, unit = TimeUnit.SECONDS)
    void aDeviceThatNeverEndsIsToldWithoutReadingIt() throws IOException {
        Path zeros = Files.createSymbolicLink(folder.resolve("zeros.jsonl"), Path.of("/dev/zero"));

        assertThat(refused(() -> export(zeros, ExportFormat.TRACE)))
                .hasMessageContaining(zeros + " is a pipe or a device");
        assertThat(refused(() -> export(Path.of("/dev/zero"), ExportFormat.TRACE)))
                .hasMessageContaining("/dev/zero is a pipe or a device");
        Files.delete(zeros);
    }

    @Test
    @Timeout(value = 90, unit = TimeUnit.SECONDS)
    void aLineOfAGigabyteIsToldAfterItsFirstMegabytes() throws IOException {
        Path file = folder.resolve("line-of-a-gigabyte.jsonl");
        Files.writeString(file, good() + "{\"prompt\": \"");
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.position(1L << 30).write(ByteBuffer.wrap(new byte[] {'"', '}'}));
        }

        assertThat(refused(() -> export(file, ExportFormat.TRACE)))
                .hasMessageContaining(file + ":2: the line is longer than " + Records.LIMITS.lineBytes() + " bytes");
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    @Test
    void aDiskThatFailsIsNotTakenForOneThatIsWrittenTo() throws IOException {
        // Its first page belongs to nobody: to read it fails as a broken disk does.
        Path failing = Path.of("/proc/self/mem");
        DatasetStore store = new DatasetStore(folder.resolve("datasets"), Records.LIMITS);
        DatasetImport imports = new DatasetImport(store, Records.LIMITS);

        for (FailureException failure : List.of(
                refused(() -> export(failing, ExportFormat.TRACE)),
                refused(() -> imports.add(failing, Optional.of(new DatasetKey("mem")), 0)))) {
            assertThat(failure.failure().type()).isEqualTo(FailureType.STORAGE_FAILED);
            assertThat(failure)
                    .hasMessage(failing + " cannot be read any further, after byte 0: Input/output error; nothing was"
                            + " written");
            assertThat(failure.failure().hint()).contains("it reads from the start");
        }
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
        assertThat(filesIn(folder.resolve("datasets"))).isEmpty();
    }

    @Test
    void toTolerateSomeRecordsIsNoAdviceWhereTheWholeSourceIsWrong() throws IOException {
        Path record = Files.writeString(folder.resolve("record.jsonl"), "{}\n");
        Path nul = Files.writeString(folder.resolve("nul.jsonl"), "\0\n");

        assertThat(refused(() -> export(record, ExportFormat.TRACE)).failure().hint())
                .contains("tolerate some with `--max-invalid N`");
        for (Path whole : List.of(nul, Path.of("/dev/zero"))) {
            assertThat(refused(() -> export(whole, ExportFormat.TRACE))
                            .failure()
                            .hint())
                    .isEqualTo("This is about the source as a whole, so `--max-invalid` does not help.");
        }
    }

    @Test
    void aFileThatMayNotBeReadIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("permission-denied.jsonl"), good());
        Files.setPosixFilePermissions(file, Set.of());
        // Root may read that one as well, but not what can only be written to.
        Path closed = Files.isReadable(file) ? Path.of("/proc/sys/vm/drop_caches") : file;

        FailureException failure = refused(() -> export(closed, ExportFormat.TRACE));

        assertThat(failure.failure().type()).isEqualTo(FailureType.DATASET_INVALID);
        assertThat(failure).hasMessageContaining(closed + ": permission denied; let the user");
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    private String export(Path file, ExportFormat format) {
        return Records.export(file, Selection.EVERYTHING, format, folder.resolve("out/dataset.jsonl"))
                .sha256();
    }

    private static Arguments bad(String name, String text, int line, String reason) {
        return Arguments.of(name, text, line, reason);
    }

    private static String good() {
        return GOOD + "\n";
    }

    private static String steps(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"i\": " + i + ", \"type\": \"t\", \"content\": \"c\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
