package dev.trainmaster.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandProcess;
import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.Records;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that would fill a heap of 64 MiB if somebody kept what stands in them, in commands with such a heap. */
@Timeout(240)
class SmallHeapTest {
    @TempDir
    Path folder;

    @Test
    void aLineOfAGigabyteIsToldByEveryCommand() throws Exception {
        Path file = Files.writeString(folder.resolve("line.jsonl"), Records.BEGUN + "}\n{\"prompt\":\"");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)), 1L << 30);
        }
        String reason = file + ":2: the line is longer than 2";

        CommandRun exported = cli("export", "./line.jsonl", "--out", "out/sft.jsonl");
        CommandRun added = cli("dataset", "add", "line.jsonl");
        CommandRun validated = cli("validate", "--dataset", "./line.jsonl", "--model", "m");

        assertThat(exported.exitCode()).as(exported.everything()).isEqualTo(2);
        assertThat(exported.err()).contains(reason);
        assertThat(folder.resolve("out")).isEmptyDirectory();
        assertThat(added.exitCode()).as(added.everything()).isEqualTo(2);
        assertThat(added.err()).contains(reason);
        assertThat(folder.resolve("home/datasets/line.jsonl")).doesNotExist();
        assertThat(validated.exitCode()).as(validated.everything()).isEqualTo(3);
        assertThat(validated.out()).contains(reason);
    }

    @Test
    void keysThatAreLongAndAllDifferentAreNotKept() throws Exception {
        int records = 1_500;
        String long20k = "x".repeat(20_000);
        try (Writer out = Files.newBufferedWriter(folder.resolve("keys.jsonl"))) {
            for (int n = 0; n < records; n++) {
                out.write(Records.BEGUN + ",\"a" + n + long20k + "\":1,\"meta\":{\"b" + n + long20k + "\":1}}\n");
            }
        }

        CommandRun added = cli("dataset", "add", "keys.jsonl");
        CommandRun exported = cli("export", "./keys.jsonl", "--out", "out/sft.jsonl", "-o", "json");

        assertThat(added.exitCode()).as(added.everything()).isZero();
        assertThat(added.out()).contains("1,500 records");
        assertThat(exported.exitCode()).as(exported.everything()).isZero();
        assertThat(exported.json().path("records").asInt()).isEqualTo(records);
    }

    @Test
    void textsNearlyAsLongAsALineMayBeAreExportedOrToldWithTheirLine() throws Exception {
        int records = 6;
        String long2m = "\uD83D\uDE00".repeat(480_000);
        try (Writer out = Files.newBufferedWriter(folder.resolve("texts.jsonl"))) {
            for (int n = 0; n < records; n++) {
                out.write("{\"text\":\"" + n + long2m + "\"}\n");
            }
        }

        CommandRun exported = cli("export", "./texts.jsonl", "--out", "out/sft.jsonl");

        assertThat(exported.exitCode()).as(exported.everything()).isIn(0, 2);
        if (exported.exitCode() == 2) {
            assertThat(exported.err())
                    .containsPattern("texts.jsonl:[1-6]: .* give the process more memory")
                    .doesNotContain("OutOfMemoryError");
            assertThat(folder.resolve("out")).isEmptyDirectory();
        }
    }

    private CommandRun cli(String... arguments) throws IOException, InterruptedException {
        return new CommandProcess(folder, Map.of("TRAINMASTER_INSTALL", folder.toString()))
                .run(Path.of("/dev/null"), arguments);
    }
}
