package dev.trainmaster.worker.presence;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** worker.json: whole or absent, and never removed by another worker than the one that it names. */
final class WorkerRecordFile {

    private final ObjectMapper mapper = JacksonJsonPayloadConverter.newDefaultObjectMapper();
    private final Path path;

    WorkerRecordFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    void write(WorkerRecord worker) throws IOException {
        Files.createDirectories(path.getParent());
        Path draft = path.resolveSibling(path.getFileName() + "." + worker.pid() + ".tmp");
        Files.write(draft, mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(worker));
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    }

    void removeIfOf(WorkerRecord worker) throws IOException {
        try {
            if (mapper.readValue(Files.readAllBytes(path), WorkerRecord.class).isSameProcessAs(worker)) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException removedBefore) {
            return;
        }
    }
}
