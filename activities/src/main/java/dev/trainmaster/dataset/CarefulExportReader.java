package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.trainmaster.request.ExportFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads any line of an export, and says what is wrong with one that its format does not have. */
final class CarefulExportReader {
    private static final String METADATA = "metadata";
    private static final String STEPS = "trace_steps";

    private final ExportFormat format;
    private final LineParsers parsers;

    CarefulExportReader(ExportFormat format, int mostBytes) {
        this.format = format;
        this.parsers = new LineParsers(
                StreamReadConstraints.builder().maxStringLength(mostBytes).build());
    }

    /** The keys of each format, in the order in which an export writes them. */
    static List<String> keys(ExportFormat format) {
        return switch (format) {
            case TUNIX_SFT -> List.of("id", "prompts", "final_answer", METADATA);
            case TRACE -> List.of("id", "prompts", STEPS, "final_answer", METADATA);
            case TRAINING_EXAMPLE -> List.of("id", "prompt", "response", METADATA);
        };
    }

    private static List<String> learned(ExportFormat format) {
        return switch (format) {
            case TUNIX_SFT -> List.of("prompts");
            case TRACE -> List.of("prompts", STEPS, "final_answer");
            case TRAINING_EXAMPLE -> List.of("prompt", "response");
        };
    }

    ExportedParts read(byte[] line, int offset, int length) throws BadRecordException {
        try (JsonParser parser = parsers.of(line, offset, length)) {
            try {
                return parts(parser);
            } catch (BadRecordException e) {
                throw e.at(line, offset, parser.currentTokenLocation().getColumnNr());
            }
        } catch (JsonProcessingException e) {
            long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
            throw new BadRecordException("is no valid JSON").at(line, offset, column);
        } catch (IOException e) {
            throw new BadRecordException("is no valid UTF-8: " + e.getMessage());
        }
    }

    private ExportedParts parts(JsonParser parser) throws IOException, BadRecordException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadRecordException("is no JSON object");
        }
        Map<String, List<String>> values = values(parser);
        for (String key : keys(format).stream().sorted().toList()) {
            if (!values.containsKey(key)) {
                throw new BadRecordException(key + " is missing");
            }
        }
        if (parser.nextToken() != null) {
            throw new BadRecordException("has something behind the JSON object");
        }
        return ExportedParts.of(
                format,
                learned(format).stream()
                        .flatMap(key -> values.get(key).stream())
                        .toList());
    }

    private Map<String, List<String>> values(JsonParser parser) throws IOException, BadRecordException {
        Map<String, List<String>> values = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!keys(format).contains(key)) {
                parser.skipChildren();
                continue;
            }
            if (value != wanted(key)) {
                throw new BadRecordException(key + " has the wrong type");
            }
            values.put(key, texts(parser, key));
        }
        return values;
    }

    private static JsonToken wanted(String key) {
        return switch (key) {
            case METADATA -> JsonToken.START_OBJECT;
            case STEPS -> JsonToken.START_ARRAY;
            default -> JsonToken.VALUE_STRING;
        };
    }

    private static List<String> texts(JsonParser parser, String key) throws IOException, BadRecordException {
        if (key.equals(METADATA)) {
            parser.skipChildren();
            return List.of();
        }
        if (!key.equals(STEPS)) {
            return List.of(parser.getText());
        }
        List<String> steps = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new BadRecordException(key + " has an item that is no text");
            }
            steps.add(parser.getText());
        }
        return steps;
    }
}
