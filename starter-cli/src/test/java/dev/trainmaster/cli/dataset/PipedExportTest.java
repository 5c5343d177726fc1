package dev.trainmaster.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandProcess;
import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.Records;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code trainmaster export -}, in a process of its own with a real standard input. */
@Timeout(180)
class PipedExportTest {
    @TempDir
    Path folder;

    @Test
    void whatComesThroughThePipeIsExportedPackedOrNot() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain"), Records.GOOD.repeat(2_000));
        Path packed = folder.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Files.readAllBytes(plain));
        }

        CommandRun first = export(plain, "--key", "piped", "--out", "first.jsonl", "-o", "json");
        CommandRun second = export(packed, "--key", "piped", "--out", "second.jsonl", "-o", "json");

        assertThat(first.exitCode()).as(first.everything()).isZero();
        assertThat(first.json().path("records").asLong()).isEqualTo(2_000);
        assertThat(second.json().path("sha256")).isEqualTo(first.json().path("sha256"));
        assertThat(folder.resolve("second.jsonl")).hasSameBinaryContentAs(folder.resolve("first.jsonl"));
        assertThat(folder.resolve("first.jsonl.dataset.json"))
                .content()
                .contains("\"kind\" : \"trace\"", "standard input");
    }

    @Test
    void aBadRecordIsToldWithItsLineAndNothingIsLeft() throws Exception {
        Path input = Files.writeString(folder.resolve("input"), Records.GOOD + "{\"prompt\": 1}\n");

        CommandRun run = export(input, "--out", "out.jsonl");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("standard input:2: prompt must be a text");
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
    }

    @Test
    void aLineOfAGigabyteIsToldInSixtyFourMegabytesPackedOrNot() throws Exception {
        byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        Path packed = folder.resolve("packed.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write((Records.GOOD + "{\"prompt\":\"").getBytes(StandardCharsets.UTF_8));
            for (int n = 0; n < 1 << 10; n++) {
                out.write(block);
            }
        }
        Path plain = Files.writeString(folder.resolve("plain.jsonl"), Records.GOOD + "{\"prompt\":\"");
        try (var channel = FileChannel.open(plain, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(block), 1L << 30);
        }

        for (Path input : List.of(packed, plain)) {
            CommandRun run = export(input, "--out", "out.jsonl");

            assertThat(run.exitCode()).as(run.everything()).isEqualTo(2);
            assertThat(run.err())
                    .contains(
                            "standard input:2: the line is longer than", "is this JSONL with one record on each line?")
                    .doesNotContain("OutOfMemoryError");
            assertThat(folder.resolve("out.jsonl")).doesNotExist();
        }
    }

    @Test
    void aSelectionThatReadsTwiceIsRefused() throws Exception {
        Path input = Files.writeString(folder.resolve("input"), Records.GOOD.repeat(9));

        CommandRun run = export(input, "--out", "out.jsonl", "--strategy", "random", "--limit", "3");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("it can be read only once", "save it to a file first");
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
    }

    private CommandRun export(Path input, String... arguments) throws IOException, InterruptedException {
        return new CommandProcess(folder, Map.of())
                .run(
                        input,
                        Stream.concat(Stream.of("export", "-"), Stream.of(arguments))
                                .toArray(String[]::new));
    }
}
