package dev.trainmaster.reference.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects of plain values, on one line: what metrics and checkpoint headers are made of. */
public final class FlatJson {
    private final JsonFactory json = new JsonFactory();

    public String line(Map<String, Object> values) {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(line)) {
            generator.writeStartObject();
            for (Map.Entry<String, Object> entry : values.entrySet()) {
                generator.writeFieldName(entry.getKey());
                write(generator, entry.getValue());
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return line.toString();
    }

    /** Every value as its text; an IOException if it is no such object. */
    public Map<String, String> parse(String text) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (!parser.nextToken().isScalarValue()) {
                    throw new IOException("`" + name + "` is not a plain value");
                }
                values.put(name, parser.getText());
            }
        }
        return values;
    }

    /** JSON has no NaN and no infinity: they are written as texts. */
    private static void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof Double number && Double.isFinite(number)) {
            generator.writeNumber(number);
        } else if (value instanceof Long || value instanceof Integer) {
            generator.writeNumber(((Number) value).longValue());
        } else {
            generator.writeString(String.valueOf(value));
        }
    }
}
