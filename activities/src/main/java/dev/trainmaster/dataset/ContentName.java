package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Names a record without an id by its texts, as a JSON list: the same ones are the same record, wherever it stands. */
final class ContentName {
    private static final JsonFactory JSON = new JsonFactory();

    private ContentName() {}

    /** Empty for a record that is named by its place. Texts may be long: their spelling is held once. */
    static Optional<Bytes> of(DataRecord record) {
        return record.nameParts().map(ContentName::spelled);
    }

    private static Bytes spelled(List<String> parts) {
        Bytes out = new Bytes(1 << 8);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            for (String part : parts) {
                json.writeString(part);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return out;
    }
}
