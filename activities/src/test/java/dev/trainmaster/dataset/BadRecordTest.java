package dev.trainmaster.dataset;

import static dev.trainmaster.dataset.Records.GOOD;
import static dev.trainmaster.dataset.Records.record;
import static dev.trainmaster.dataset.Records.withSteps;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadRecordTest {
    static Stream<Arguments> badRecords() {
        String step = "{\"i\": 0, \"type\": \"t\", \"content\": \"c\"}";
        return Stream.of(
                Arguments.of("[1]", "a record must be a JSON object"),
                Arguments.of("{\"trace_version\": ", "is no valid JSON at column"),
                Arguments.of(GOOD + GOOD, "has something behind the JSON object"),
                Arguments.of("{}", "trace_version is missing"),
                Arguments.of(record("\"prompt\": 7"), "prompt must be a text, but is a whole number"),
                Arguments.of(record("\"prompt\": null"), "prompt must be a text, but is null"),
                Arguments.of(record("\"prompt\": \"\""), "prompt must have 1 to 50000 characters, but has 0"),
                Arguments.of(
                        record("\"prompt\": \"" + "é".repeat(50_001) + "\""),
                        "prompt must have 1 to 50000 characters, but has 50001"),
                Arguments.of(record("\"prompt\": \"p\", \"prompt\": \"q\""), "is no valid JSON at column"),
                Arguments.of(
                        record("\"prompt\": \"a\\ud800b\""),
                        "prompt has a lone surrogate (\\ud800) as its character 2"),
                Arguments.of(withSteps("[]"), "steps must have 1 to 1000 items, but has none"),
                Arguments.of(withSteps("7"), "steps must be a list, but is a whole number"),
                Arguments.of(withSteps("[7]"), "steps[0] must be an object, but is a whole number"),
                Arguments.of(withSteps("[" + step + "," + step + "]"), "steps has the i 0 twice"),
                Arguments.of(
                        withSteps("[{\"i\": -1, \"type\": \"t\", \"content\": \"c\"}]"), "steps[0].i must be a whole"),
                Arguments.of(
                        withSteps("[{\"i\": 1.5, \"type\": \"t\", \"content\": \"c\"}]"), "steps[0].i must be a whole"),
                Arguments.of(withSteps("[{\"type\": \"t\", \"content\": \"c\"}]"), "steps[0].i is missing"),
                Arguments.of(withSteps("[{\"i\": 1, \"content\": \"c\"}]"), "steps[0].type is missing"),
                Arguments.of(
                        withSteps("[{\"i\": 1, \"type\": \"t\", \"content\": \"" + "c".repeat(20_001) + "\"}]"),
                        "steps[0].content must have 1 to 20000 characters, but has 20001"),
                Arguments.of(withSteps(steps(1001)), "steps must have 1 to 1000 items, but has more"),
                Arguments.of(
                        record("\"prompt\": \"p\"", "\"meta\": [1]"), "meta must be an object or null, but is a list"),
                Arguments.of(record("\"prompt\": \"p\"", "\"meta\": {\"x\": 1e999}"), "beyond a double"),
                Arguments.of(
                        record("\"prompt\": \"p\"", "\"meta\": " + "{\"x\":".repeat(100) + "1" + "}".repeat(100)),
                        "is too deep or too long"),
                Arguments.of(
                        record("\"prompt\": \"p\"", "\"meta\": {\"x\": " + "9".repeat(2000) + "}"),
                        "is too deep or too long"),
                Arguments.of(
                        record("\"prompt\": \"p\"", "\"created_at\": \"yesterday\""),
                        "created_at must be a time with its offset"),
                Arguments.of(record("\"prompt\": \"p\"", "\"id\": 7"), "id must be a text"),
                Arguments.of(record("\"prompt\": NaN"), "is no valid JSON at column"));
    }

    @ParameterizedTest
    @MethodSource("badRecords")
    void isToldWithItsLineAndTheReasonAndTheOthersAreKept(String line, String reason) {
        Records.Reading reading = Records.read(GOOD + "\n" + line + "\n" + GOOD + "\n");

        assertThat(reading.good).hasSize(2);
        assertThat(reading.bad).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("data.jsonl");
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.text()).contains(reason);
        });
    }

    @Test
    void theColumnIsThatOfTheValueInCharacters() {
        Records.Reading reading =
                Records.read("{\"meta\": {\"é雪\uD83D\uDE00\": 1}, \"prompt\": 7}\n{\"prompt\": \"p\"}\n"
                        + "{\"é\": \"x\" \"y\"}\n[]\n");

        assertThat(reading.bad)
                .extracting(problem -> problem.column().orElse(0))
                .as("the 7, the brace behind which nothing was missing any more, the text without a comma, the bracket")
                .containsExactly(32L, 15L, 11L, 1L);
        assertThat(reading.bad.get(0).place()).isEqualTo("data.jsonl:1:32");
    }

    @Test
    void limitsAreInclusiveAndCountCodePoints() {
        String longest = "\uD83D\uDE00".repeat(50_000);

        Records.Reading reading =
                Records.read(record("\"prompt\": \"" + longest + "\"") + "\n" + withSteps(steps(1000)));

        assertThat(reading.bad).isEmpty();
        assertThat(reading.good).hasSize(2);
        assertThat(reading.trace(1).steps()).hasSize(1000);
    }

    @ParameterizedTest
    @MethodSource("invalidBytes")
    void invalidUtf8IsToldWithItsColumn(byte[] bytes) {
        byte[] line = Stream.of(
                        GOOD.substring(0, 10).getBytes(StandardCharsets.UTF_8),
                        bytes,
                        "\"}".getBytes(StandardCharsets.UTF_8))
                .collect(
                        java.io.ByteArrayOutputStream::new,
                        (out, part) -> out.write(part, 0, part.length),
                        (a, b) -> {})
                .toByteArray();

        Records.Reading reading = Records.read(line, Records.LIMITS);

        assertThat(reading.bad)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.text()).isEqualTo("is no valid UTF-8 at column 11 (counted in bytes)"));
    }

    static Stream<byte[]> invalidBytes() {
        return Stream.of(
                new byte[] {(byte) 0xFF},
                new byte[] {(byte) 0xC0, (byte) 0xAF},
                new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xE2, (byte) 0x82});
    }

    @Test
    void anIdThatCameBeforeNamesTheRecordThatHadIt() {
        String same = record("\"prompt\": \"p\"", "\"id\": \"x\"");

        Records.Reading reading = Records.read(GOOD + "\n" + same + "\n" + same + "\n");

        assertThat(reading.bad)
                .containsExactly(
                        new RecordProblem("data.jsonl", 3, "has the id \"x\" of record 2 again; ids must be unique"));
    }

    private static String steps(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"i\": " + i + ", \"type\": \"t\", \"content\": \"c\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
