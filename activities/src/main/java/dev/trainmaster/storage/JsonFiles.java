package dev.trainmaster.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Our records as JSON files, spelled as in payloads, so that a file, a payload and the command line agree. */
public final class JsonFiles {
    private final ObjectMapper mapper = JacksonJsonPayloadConverter.newDefaultObjectMapper();

    public Written write(Path target, Object document) throws IOException {
        try (AtomicFile file = AtomicFile.create(target)) {
            OutputStream out = file.stream();
            out.write(mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
            out.write('\n');
            return file.commit();
        }
    }

    public <T> T read(Path file, Class<T> type) throws IOException {
        return mapper.readValue(Files.readAllBytes(file), type);
    }

    public byte[] bytes(Object document) throws IOException {
        return mapper.writeValueAsBytes(document);
    }
}
