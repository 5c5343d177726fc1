package dev.trainmaster.cli.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.cli.fixture.CommandLineFixture;
import dev.trainmaster.cli.fixture.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a file, every command that reads it says where and what to do, leaves nothing, and ends with 2 or 3. */
@Timeout(120)
class BadInputTest {
    private static final String STEP = "{\"i\":0,\"type\":\"add\",\"content\":\"2+2=4\"}";

    @TempDir
    Path folder;

    static Stream<Arguments> files() throws IOException {
        return Stream.of(
                bad("nul-byte", "{\"a\0\":1}", "has a NUL byte at column 4"),
                bad("lone-surrogate", record("\\ud800", STEP), "has a lone surrogate"),
                bad("deep-nesting", "[".repeat(9_000), "must be a JSON object"),
                bad(
                        "deep-meta",
                        with("\"meta\":" + "{\"a\":".repeat(9_000)),
                        "Document nesting depth (65) exceeds the maximum allowed (64)"),
                bad("number-beyond-double", with("\"meta\":{\"n\":1e999}"), "beyond a double"),
                bad("number-of-a-megabyte", with("\"meta\":{\"n\":" + "9".repeat(1 << 20) + "}"), "too long"),
                bad("duplicate-key", with("\"prompt\":\"q\""), "Duplicate"),
                bad(
                        "too-many-steps",
                        record("p", (STEP + ",").repeat(1_000) + STEP),
                        "steps must have 1 to 1000 items"),
                bad("prompt-too-long", record("\uD83D\uDE00".repeat(50_001), STEP), "but has 50001"),
                bad("wrong-type", with("\"final_answer\":4").replace("\"final_answer\":\"4\",", ""), "must be a text"),
                bad("cut-off", record("p", STEP).substring(0, 60), "is no valid JSON at column"),
                bad("two-kinds", "{\"text\":\"t\"}", "is a text as it stands, but record 1 is a reasoning trace"),
                Arguments.of("invalid-utf-8", (good() + record("\u00FF", STEP)).getBytes(ISO_8859_1), 2, "UTF-8"),
                Arguments.of("truncated-gzip", cutGzip(), -1, "gzip data are damaged or cut off"),
                Arguments.of("empty", new byte[0], -1, "has no record"),
                Arguments.of("empty-lines", "\n \n\n".getBytes(UTF_8), -1, "has no record"),
                Arguments.of("zip", "PK\u0003\u0004 and more".getBytes(UTF_8), 1, "this is a zip file"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isToldByEveryCommandThatReadsIt(String name, byte[] bytes, int line, String reason) throws IOException {
        Path file = Files.write(folder.resolve(name + ".jsonl"), bytes);
        String place = line < 0 ? file.toString() : file + ":" + line;

        CommandRun exported = cli("export", "./" + file.getFileName(), "--out", "out/sft.jsonl");
        CommandRun added = cli("dataset", "add", file.getFileName().toString());
        CommandRun validated =
                cli("validate", "--dataset", "./" + file.getFileName(), "--model", "m", "--report", "r.sarif");

        assertThat(exported.exitCode()).as(exported.everything()).isEqualTo(2);
        assertThat(exported.err()).contains(place, reason);
        assertThat(folder.resolve("out")).isEmptyDirectory();
        assertThat(added.exitCode()).as(added.everything()).isEqualTo(2);
        assertThat(added.err()).contains(place, reason);
        assertThat(folder.resolve("home/datasets/" + name + ".jsonl")).doesNotExist();
        assertThat(validated.exitCode()).as(validated.everything()).isEqualTo(3);
        assertThat(validated.out()).contains(place, reason);
        assertThat(folder.resolve("r.sarif")).content().contains("\"dataset-unusable\"");
    }

    @Test
    void whatIsOddButAllowedIsTaken() throws IOException {
        String steps = IntStream.range(0, 1_000)
                .mapToObj(i -> STEP.replace("\"i\":0", "\"i\":" + i))
                .collect(Collectors.joining(","));
        Files.writeString(
                folder.resolve("odd.jsonl"),
                "\uFEFF" + record("\uD83D\uDE00".repeat(50_000), STEP) + "\r\n\r\n \t\n" + record("p", steps));

        CommandRun exported = cli("export", "./odd.jsonl", "--out", "out.jsonl", "-o", "json");
        CommandRun added = cli("dataset", "add", "odd.jsonl", "-o", "json");

        assertThat(exported.exitCode()).as(exported.everything()).isZero();
        assertThat(exported.json().path("records").asInt()).isEqualTo(2);
        assertThat(added.exitCode()).as(added.everything()).isZero();
        assertThat(added.json().path("records").asInt()).isEqualTo(2);
    }

    @Test
    void programsGetOneDocumentThatSaysTheSame() throws IOException {
        Files.writeString(folder.resolve("bad.jsonl"), good() + "{}\n");

        CommandRun run = cli("export", "./bad.jsonl", "--out", "out.jsonl", "-o", "json");

        JsonNode error = run.json().path("error");
        assertThat(error.path("exitCode").asInt()).isEqualTo(run.exitCode()).isEqualTo(2);
        assertThat(error.path("message").asText()).contains("bad.jsonl:2: trace_version is missing");
        assertThat(error.path("advice").toString()).contains("--max-invalid");
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamed() throws IOException {
        Files.writeString(folder.resolve("good.jsonl"), good());
        Files.writeString(folder.resolve("file"), "");
        Files.createDirectory(folder.resolve("directory"));

        CommandRun below = cli("export", "./good.jsonl", "--out", "file/out.jsonl");
        CommandRun over = cli("export", "./good.jsonl", "--out", "directory");

        assertThat(below.exitCode()).as(below.everything()).isEqualTo(2);
        assertThat(below.err()).contains(folder.resolve("file").toString());
        assertThat(over.exitCode()).as(over.everything()).isEqualTo(2);
        assertThat(over.err()).contains(folder.resolve("directory") + " is a directory");
        assertThat(folder.resolve("directory")).isEmptyDirectory();
    }

    private CommandRun cli(String... arguments) {
        return new CommandLineFixture(folder, Map.of()).installed().run(arguments);
    }

    private static Arguments bad(String name, String line, String reason) {
        return Arguments.of(name, (good() + line + "\n" + good()).getBytes(UTF_8), 2, reason);
    }

    private static String good() {
        return record("2+2", STEP) + "\n";
    }

    private static String record(String prompt, String steps) {
        return "{\"trace_version\":\"1\",\"prompt\":\"" + prompt + "\",\"steps\":[" + steps
                + "],\"final_answer\":\"4\",\"id\":null}";
    }

    private static String with(String field) {
        return record("p", STEP).replace("\"id\":null", field);
    }

    private static byte[] cutGzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            for (int n = 0; n < 5_000; n++) {
                out.write(record("p" + n, STEP).getBytes(UTF_8));
                out.write('\n');
            }
        }
        return Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    }
}
