package dev.trainmaster.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Knows the newest durable step: checkpoints appear by rename, so a folder with a number for a name is whole. */
final class CheckpointFolder {

    private final Path folder;

    CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    OptionalLong newestStep() throws IOException {
        if (!Files.isDirectory(folder)) {
            return OptionalLong.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}"))
                    .mapToLong(Long::parseLong)
                    .max();
        }
    }
}
