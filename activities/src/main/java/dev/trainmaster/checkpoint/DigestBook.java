package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import dev.trainmaster.storage.JsonFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers what checkpoints held, in {@code train/digests/<step>.json}: outside of what it speaks for. */
final class DigestBook {

    private static final Logger LOG = LoggerFactory.getLogger(DigestBook.class);
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final JsonFiles json = new JsonFiles();

    DigestBook(Path train) {
        this.folder = train.resolve("digests");
    }

    void write(SeenCheckpoint seen) throws IOException {
        json.write(file(seen.step()), seen);
    }

    /** An entry that cannot be understood proves nothing, neither for nor against the checkpoint. */
    Optional<SeenCheckpoint> of(long step) throws IOException {
        try {
            return Optional.ofNullable(json.read(file(step), SeenCheckpoint.class))
                    .filter(seen -> seen.step() == step);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            LOG.warn("{} cannot be understood: the checkpoint of step {} has no digest", file(step), step, e);
            return Optional.empty();
        }
    }

    void forget(long step) throws IOException {
        Files.deleteIfExists(file(step));
    }

    List<Long> steps() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}\\.json"))
                    .map(name -> Long.valueOf(name.substring(0, name.length() - SUFFIX.length())))
                    .toList();
        }
    }

    private Path file(long step) {
        return folder.resolve(step + SUFFIX);
    }

    static long idOf(Path checkpoint) throws IOException {
        return ((Number) Files.getAttribute(checkpoint, "unix:ino")).longValue();
    }
}
