package dev.trainmaster.dataset;

import static dev.trainmaster.dataset.Records.record;

import dev.trainmaster.fuzz.Mutations;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bounded, always equal part of what `mvn -Pfuzz` does for an hour. */
@Timeout(300)
class AnyBytesTest {
    private static final int TRIES = 4_000;
    private static final List<String> SEEDS = List.of(
            record("\"prompt\": \"What is 2 + 3?\"") + "\n" + record("\"prompt\": \"second\"", "\"id\": \"x\"") + "\n",
            record("\"prompt\": \"é 雪 \\u00e9 \\n \uD83D\uDE00 \\\"\"", "\"created_at\": \"2026-01-02T03:04:05.6Z\""),
            record(
                    "\"prompt\": \"p\"",
                    "\"id\": \"a\", \"meta\": {\"a\": [1, -2.50, 1e3, null, true, {\"b\": \"c\"}], \"format\": \"x\"}"),
            Records.withSteps(
                    "[{\"i\": 5, \"type\": \"t\", \"content\": \"b\"}, {\"content\": \"a\", \"i\": 2, \"type\":"
                            + " \"t\", \"more\": []}]"),
            "{\"messages\": [{\"role\": \"user\", \"content\": \"q\"}, {\"role\": \"assistant\", \"content\": \"a\"}],"
                    + " \"meta\": {\"a\": 1}}\n",
            "{\"prompt\": \"p é\", \"completion\": \"r\", \"id\": \"x\"}\n{\"text\": \"t\"}\n{\"text\": \"u\"}\n",
            "\uFEFF" + record("\"prompt\": \"p\"", "\"unknown\": {}") + "\r\n\r\n \n" + record("\"prompt\": \"q\""));

    @Test
    void whateverTheBytesAreBothWaysOfReadingAgree() {
        Mutations mutations = new Mutations(42, SEEDS);
        for (int n = 0; n < TRIES; n++) {
            byte[] bytes = mutations.next();
            try {
                AnyBytes.areReadTheSameInBothWays(bytes);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "try " + n + ", the bytes in base64: "
                                + Base64.getEncoder().encodeToString(bytes),
                        e);
            }
        }
    }
}
