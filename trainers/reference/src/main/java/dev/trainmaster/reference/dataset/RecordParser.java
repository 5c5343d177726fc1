package dev.trainmaster.reference.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;

/** One line of JSON to the text to learn; says what is wrong with a line that has none. */
final class RecordParser {
    private final RecordFormat format;
    private final JsonFactory json;

    RecordParser(RecordFormat format, int longestLineBytes) {
        this.format = format;
        this.json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(longestLineBytes)
                        .build())
                .build();
    }

    String text(byte[] line, int length) throws InvalidRecordException {
        if (isBlank(line, length)) {
            throw new InvalidRecordException("is empty; each line must be one JSON object");
        }
        try (JsonParser parser = json.createParser(line, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidRecordException("is not a JSON object");
            }
            Map<String, String> record = fields(parser);
            if (parser.nextToken() != null) {
                throw new InvalidRecordException("holds more than one JSON object");
            }
            for (String field : new TreeSet<>(format.fields())) {
                if (!record.containsKey(field)) {
                    throw new InvalidRecordException("has no `" + field + "`, which " + format.text() + " requires");
                }
            }
            String text = format.textToLearn(record);
            if (text.isBlank()) {
                throw new InvalidRecordException("has no text to learn");
            }
            return text;
        } catch (JsonProcessingException e) {
            String column = e.getLocation() == null
                    ? ""
                    : " at column " + e.getLocation().getColumnNr();
            throw new InvalidRecordException(
                    "is not valid JSON" + column + ": " + e.getOriginalMessage().replaceAll("\\s+", " "));
        } catch (IOException e) {
            throw new InvalidRecordException("is not valid UTF-8: " + e.getMessage());
        }
    }

    private Map<String, String> fields(JsonParser parser) throws IOException, InvalidRecordException {
        Map<String, String> record = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            RecordFormat.Kind kind = format.kindOf(name).orElse(null);
            if (kind == null) {
                parser.skipChildren();
            } else if (kind == RecordFormat.Kind.TEXT && value == JsonToken.VALUE_STRING) {
                record.put(name, parser.getText());
            } else if (kind == RecordFormat.Kind.TEXTS && value == JsonToken.START_ARRAY) {
                record.put(name, joined(parser, name));
            } else if (kind == RecordFormat.Kind.OBJECT && value == JsonToken.START_OBJECT) {
                parser.skipChildren();
                record.put(name, "");
            } else {
                throw new InvalidRecordException("has `" + name + "` of the wrong type");
            }
        }
        return record;
    }

    private static String joined(JsonParser parser, String name) throws IOException, InvalidRecordException {
        StringJoiner texts = new StringJoiner("\n");
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.VALUE_STRING) {
                throw new InvalidRecordException("has something else than text in `" + name + "`");
            }
            texts.add(parser.getText());
        }
        return texts.toString();
    }

    private static boolean isBlank(byte[] line, int length) {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
