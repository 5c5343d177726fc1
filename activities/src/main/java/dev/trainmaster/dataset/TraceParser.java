package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One line of JSON to a ReasoningTrace, or what is wrong with it. */
final class TraceParser {
    private static final int DEEPEST = 64;

    private final JsonFactory json;

    TraceParser(int mostBytes) {
        this.json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(mostBytes)
                        .maxNestingDepth(DEEPEST)
                        .build())
                .build();
    }

    /** @param ignoredKeys hears of every key that a ReasoningTrace does not have */
    ReasoningTrace parse(byte[] line, int offset, int length, Consumer<String> ignoredKeys) throws BadRecordException {
        try (JsonParser parser = json.createParser(line, offset, length)) {
            try {
                return trace(parser, ignoredKeys);
            } catch (BadRecordException e) {
                throw e.at(line, offset, parser.currentTokenLocation().getColumnNr());
            }
        } catch (StreamConstraintsException e) {
            throw new BadRecordException("is too deep or too long" + column(e) + ": " + firstSentence(e))
                    .at(line, offset, columnOf(e));
        } catch (JsonProcessingException e) {
            throw new BadRecordException("is no valid JSON" + column(e) + ": " + firstSentence(e))
                    .at(line, offset, columnOf(e));
        } catch (IOException e) {
            throw new BadRecordException("cannot be decoded: " + e.getMessage());
        }
    }

    private ReasoningTrace trace(JsonParser parser, Consumer<String> ignoredKeys)
            throws IOException, BadRecordException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadRecordException("a record must be a JSON object");
        }
        ReasoningTrace trace = fields(parser, ignoredKeys);
        if (parser.nextToken() != null) {
            throw new BadRecordException("has something behind the JSON object; one record stands on one line");
        }
        return trace;
    }

    private ReasoningTrace fields(JsonParser parser, Consumer<String> ignoredKeys)
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
                case "created_at" -> createdAt = Timestamps.checked(optional(parser, new TextRule(key, 64)));
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

    private static Optional<String> optional(JsonParser parser, TextRule rule) throws IOException, BadRecordException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(text(parser, "", rule));
    }

    private static <T> T present(String key, T value) throws BadRecordException {
        if (value == null) {
            throw new BadRecordException(key + " is missing");
        }
        return value;
    }

    private static String column(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
    }

    private static long columnOf(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
    }

    private static String firstSentence(JsonProcessingException e) {
        String said = e.getOriginalMessage().replaceAll("\\s+", " ");
        return said.length() <= 160 ? said : said.substring(0, 157) + "...";
    }
}
