package dev.trainmaster.preflight;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.trainmaster.request.ExportFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys that a line of each format has, and their types. */
final class LineSchema {
    private static final Map<ExportFormat, Map<String, JsonToken>> KEYS = Map.of(
            ExportFormat.TUNIX_SFT,
            Map.of(
                    "id", JsonToken.VALUE_STRING,
                    "prompts", JsonToken.VALUE_STRING,
                    "final_answer", JsonToken.VALUE_STRING,
                    "metadata", JsonToken.START_OBJECT),
            ExportFormat.TRACE,
            Map.of(
                    "id", JsonToken.VALUE_STRING,
                    "prompts", JsonToken.VALUE_STRING,
                    "trace_steps", JsonToken.START_ARRAY,
                    "final_answer", JsonToken.VALUE_STRING,
                    "metadata", JsonToken.START_OBJECT),
            ExportFormat.TRAINING_EXAMPLE,
            Map.of(
                    "id", JsonToken.VALUE_STRING,
                    "prompt", JsonToken.VALUE_STRING,
                    "response", JsonToken.VALUE_STRING,
                    "metadata", JsonToken.START_OBJECT));
    private static final Map<ExportFormat, List<String>> LEARNED = Map.of(
            ExportFormat.TUNIX_SFT, List.of("prompts"),
            ExportFormat.TRACE, List.of("prompts", "trace_steps", "final_answer"),
            ExportFormat.TRAINING_EXAMPLE, List.of("prompt", "response"));
    private static final String BETWEEN = "\n\n";

    private final ExportFormat format;
    private final JsonFactory json;

    LineSchema(ExportFormat format, int mostBytes) {
        this.format = format;
        this.json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(mostBytes)
                        .build())
                .build();
    }

    ExportedLine check(byte[] line, int offset, int length) throws InvalidLineException {
        try (JsonParser parser = json.createParser(line, offset, length)) {
            try {
                return exported(parser);
            } catch (InvalidLineException e) {
                throw e.at(parser.currentTokenLocation().getColumnNr());
            }
        } catch (JsonProcessingException e) {
            long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            throw new InvalidLineException("is no valid JSON").at(column);
        } catch (IOException e) {
            throw new InvalidLineException("is no valid UTF-8: " + e.getMessage());
        }
    }

    private ExportedLine exported(JsonParser parser) throws IOException, InvalidLineException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidLineException("is no JSON object");
        }
        Map<String, String> values = values(parser);
        for (String key : KEYS.get(format).keySet().stream().sorted().toList()) {
            if (!values.containsKey(key)) {
                throw new InvalidLineException(key + " is missing");
            }
        }
        String text = String.join(
                BETWEEN, LEARNED.get(format).stream().map(values::get).toList());
        return new ExportedLine(text, text.getBytes(StandardCharsets.UTF_8).length);
    }

    private Map<String, String> values(JsonParser parser) throws IOException, InvalidLineException {
        Map<String, String> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            JsonToken wanted = KEYS.get(format).get(key);
            if (wanted != null && wanted != value) {
                throw new InvalidLineException(key + " has the wrong type");
            }
            values.put(key, value == JsonToken.START_ARRAY ? joined(parser, key) : textOf(parser));
        }
        return values;
    }

    private static String textOf(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return "";
    }

    private static String joined(JsonParser parser, String key) throws IOException, InvalidLineException {
        StringBuilder text = new StringBuilder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new InvalidLineException(key + " has an item that is no text");
            }
            text.append(text.isEmpty() ? "" : "\n").append(parser.getText());
        }
        return text.toString();
    }
}
