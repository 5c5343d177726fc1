package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The fields of a ReasoningTrace. */
final class TraceParser {
    private TraceParser() {}

    static ReasoningTrace trace(JsonParser parser, Consumer<String> ignoredKeys)
            throws IOException, BadRecordException {
        Optional<String> id = Optional.empty();
        Optional<String> createdAt = Optional.empty();
        String version = null;
        String prompt = null;
        String answer = null;
        List<TraceStep> steps = null;
        Map<String, Object> meta = Map.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (key) {
                case "id" -> id = optional(parser, TextRule.ID);
                case "created_at" -> createdAt = Timestamps.checked(optional(parser, TextRule.CREATED_AT));
                case "trace_version" -> version = text(parser, "", TextRule.TRACE_VERSION);
                case "prompt" -> prompt = text(parser, "", TextRule.PROMPT);
                case "final_answer" -> answer = text(parser, "", TextRule.FINAL_ANSWER);
                case "steps" -> steps = StepsParser.steps(parser);
                case "meta" -> meta = value == JsonToken.VALUE_NULL ? Map.of() : MetaParser.object(parser);
                default -> {
                    ignoredKeys.accept(key);
                    parser.skipChildren();
                }
            }
        }
        return new ReasoningTrace(
                id,
                createdAt,
                present("trace_version", version),
                present("prompt", prompt),
                present("steps", steps),
                present("final_answer", answer),
                meta);
    }

    static String text(JsonParser parser, String where, TextRule rule) throws IOException, BadRecordException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new BadRecordException(
                    where + rule.key() + " must be a text, but is " + JsonWords.of(parser.currentToken()));
        }
        return rule.checked(where, parser.getText());
    }

    static Optional<String> optional(JsonParser parser, TextRule rule) throws IOException, BadRecordException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(text(parser, "", rule));
    }

    static <T> T present(String key, T value) throws BadRecordException {
        if (value == null) {
            throw new BadRecordException(key + " is missing");
        }
        return value;
    }
}
