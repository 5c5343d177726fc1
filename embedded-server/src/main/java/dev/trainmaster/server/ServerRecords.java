package dev.trainmaster.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The one server.json of a home. */
final class ServerRecords {
    private final Path file;

    ServerRecords(Path folder) {
        this.file = folder.resolve("server.json");
    }

    /** The record of a server whose process lives; a record of a process that is gone is removed. */
    Optional<ServerRecord> live() {
        Optional<ServerRecord> record = read();
        record.filter(stale -> !stale.identity().isAlive()).ifPresent(this::forget);
        return record.filter(recorded -> recorded.identity().isAlive());
    }

    void write(ServerRecord record) {
        try {
            Files.createDirectories(file.getParent());
            Path next =
                    file.resolveSibling("server.json." + ProcessHandle.current().pid());
            try (FileChannel channel = FileChannel.open(
                    next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(new ObjectMapper().writeValueAsBytes(record));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ServerUnavailableException(
                    "Cannot record the server in " + file + ": " + e + ". Make that folder writable.", e);
        }
    }

    /** Removes this record and no other: a server that was started meanwhile keeps its own. */
    void forget(ServerRecord record) {
        if (read().filter(record::equals).isPresent()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new ServerUnavailableException("Cannot remove the old record " + file + ": " + e, e);
            }
        }
    }

    private Optional<ServerRecord> read() {
        try {
            return Optional.of(ServerRecordReader.read(Files.readAllBytes(file)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ServerUnavailableException(
                    "Cannot read " + file + ", which names the server of this home: " + e.getMessage()
                            + ". End that server by hand if one runs, then remove the file.",
                    e);
        }
    }
}
