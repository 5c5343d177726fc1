package dev.trainmaster.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads server.json token by token. Every command does so before anything else, and to bind it to a record by
 * reflection took a quarter of a second.
 */
final class ServerRecordReader {
    private final Map<String, String> values = new HashMap<>();

    private ServerRecordReader() {}

    static ServerRecord read(byte[] json) throws IOException {
        ServerRecordReader reader = new ServerRecordReader();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it holds no object");
            }
            reader.object("", parser);
        }
        return reader.record();
    }

    private void object(String prefix, JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                object(prefix + name + ".", parser);
            } else if (token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else {
                values.put(prefix.concat(name), parser.getText());
            }
        }
    }

    private ServerRecord record() throws IOException {
        try {
            return new ServerRecord(
                    Long.parseLong(text("pid")),
                    Long.parseLong(text("startTicks")),
                    text("bootId"),
                    text("address"),
                    text("webUi"),
                    Rung.valueOf(text("startedOn")),
                    Lifetime.valueOf(text("lifetime")),
                    new ProcessIdentity(
                            Long.parseLong(text("owner.pid")),
                            Long.parseLong(text("owner.startTicks")),
                            text("owner.bootId")),
                    text("startedAt"));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private String text(String name) throws IOException {
        String value = values.get(name);
        if (value == null) {
            throw new IOException("\"".concat(name).concat("\" is missing"));
        }
        return value;
    }
}
