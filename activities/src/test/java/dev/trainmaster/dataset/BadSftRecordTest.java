package dev.trainmaster.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that say themselves what is to be learned, and say it wrong. */
class BadSftRecordTest {
    private static final String USER = "{\"role\": \"user\", \"content\": \"q\"}";
    private static final String ASSISTANT = "{\"role\": \"assistant\", \"content\": \"a\"}";

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of("{\"messages\": \"q\"}", "messages must be a list, but is a text"),
                Arguments.of("{\"messages\": []}", "messages must end with one of the assistant"),
                Arguments.of(messages(USER), "messages must end with one of the assistant"),
                Arguments.of(messages(USER, ASSISTANT, USER), "messages must end with one of the assistant"),
                Arguments.of(messages(ASSISTANT), "messages[0].role must be user here, but is assistant"),
                Arguments.of(messages(USER, USER), "messages[1].role must be assistant here, but is user"),
                Arguments.of(
                        messages(USER, ASSISTANT, "{\"role\": \"system\", \"content\": \"s\"}"),
                        "messages[2].role must be user here, but is system"),
                Arguments.of(messages("7"), "messages[0] must be an object, but is a whole number"),
                Arguments.of(messages("{\"content\": \"q\"}"), "messages[0].role is missing"),
                Arguments.of(messages("{\"role\": \"user\"}"), "messages[0].content is missing"),
                Arguments.of(
                        messages(USER, "{\"role\": \"tool\", \"content\": \"a\"}"),
                        "messages[1].role must be one of system, user, assistant, but is \"tool\""),
                Arguments.of(
                        messages(USER, "{\"role\": \"assistant\", \"content\": null}"),
                        "messages[1].content must be a text, but is null"),
                Arguments.of(
                        messages(USER, "{\"role\": \"assistant\", \"content\": \" \\n\"}"),
                        "messages[1].content has nothing but whitespace"),
                Arguments.of(
                        messages("{\"role\": \"user\", \"content\": \"\"}", ASSISTANT),
                        "messages[0].content must have 1 to 50000 characters, but has 0"),
                Arguments.of(
                        "{\"messages\": [" + (USER + "," + ASSISTANT + ",").repeat(500) + USER + "]}",
                        "messages must have 2 to 1000 items, but has more"),
                Arguments.of("{\"prompt\": [\"p\"], \"response\": \"r\"}", "prompt must be a text, but is a list"),
                Arguments.of("{\"prompt\": \"p\", \"response\": 7}", "response must be a text, but is a whole number"),
                Arguments.of("{\"prompt\": \"p\", \"completion\": \"\"}", "completion must have 1 to 50000 characters"),
                Arguments.of("{\"prompt\": \"p\", \"completion\": \" \"}", "completion has nothing but whitespace"),
                Arguments.of(
                        "{\"prompt\": \"p\", \"response\": \"" + "é".repeat(50_001) + "\"}",
                        "response must have 1 to 50000 characters, but has 50001"),
                Arguments.of(
                        "{\"prompt\": \"p\", \"response\": \"r\", \"completion\": \"r\"}",
                        "has both response and completion"),
                Arguments.of("{\"text\": \"t\", \"messages\": []}", "has both messages and text"),
                Arguments.of("{\"text\": {}}", "text must be a text, but is an object"),
                Arguments.of("{\"text\": \"\\t\"}", "text has nothing but whitespace"),
                Arguments.of("{\"text\": \"a\\ud800\"}", "text has a lone surrogate"),
                Arguments.of("{\"text\": \"t\", \"id\": 7}", "id must be a text"),
                Arguments.of("{\"text\": \"t\", \"created_at\": \"now\"}", "created_at must be a time"),
                Arguments.of("{\"text\": \"t\", \"meta\": {}, \"metadata\": {}}", "has both meta and metadata"),
                Arguments.of("{\"text\": \"t\", \"meta\": 7}", "meta must be an object or null"),
                Arguments.of("{\"text\": \"t\", \"text\": \"t\"}", "is no valid JSON"),
                Arguments.of("{\"text\": \"t\"} {}", "has something behind the JSON object"),
                Arguments.of("{\"text\": \"t", "is no valid JSON"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void isToldWithItsLineAndTheReasonAndTheOthersAreKept(String line, String reason) {
        String good = line.contains("messages") && !line.contains("\"text\"")
                ? messages(USER, ASSISTANT)
                : line.contains("\"text\"") ? "{\"text\": \"t\"}" : "{\"prompt\": \"p\", \"response\": \"r\"}";
        Records.Reading reading = Records.read(good + "\n" + line + "\n" + good + "\n");

        assertThat(reading.good).hasSize(2);
        assertThat(reading.bad).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.column()).isPresent();
            assertThat(problem.text()).contains(reason);
        });
    }

    @Test
    void whatHasStepsOrAFinalAnswerIsATraceWhateverElseItHas() {
        Records.Reading reading = Records.read(Records.record("\"prompt\": \"p\"", "\"text\": 1", "\"messages\": []")
                + "\n{\"prompt\": \"p\", \"response\": \"r\", \"final_answer\": \"a\"}\n");

        assertThat(reading.good)
                .singleElement()
                .satisfies(entry -> assertThat(entry.record().kind()).isEqualTo(RecordKind.TRACE));
        assertThat(reading.bad)
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).isEqualTo("trace_version is missing"));
    }

    private static String messages(String... messages) {
        return "{\"messages\": [" + String.join(", ", messages) + "]}";
    }
}
