package dev.trainmaster.preflight;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory that is empty at first, whatever an attempt that died left there, and gone at the end. */
record TemporaryDirectory(Path path) implements Closeable {

    static TemporaryDirectory at(Path path) throws IOException {
        TemporaryDirectory directory = new TemporaryDirectory(path);
        directory.close();
        Files.createDirectories(path);
        return directory;
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
