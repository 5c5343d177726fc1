package dev.trainmaster.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Knows the durable steps: checkpoints appear by rename, so a folder with a number for a name is whole. */
public final class CheckpointFolder {

    private final Path folder;

    public CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    public Path of(long step) {
        return folder.resolve(Long.toString(step));
    }

    public OptionalLong newestStep() throws IOException {
        return steps().stream().mapToLong(Long::longValue).findFirst();
    }

    /** Newest first. */
    public List<Long> steps() throws IOException {
        List<Long> steps = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, CheckpointFolder::isCheckpoint)) {
            for (Path entry : entries) {
                steps.add(Long.valueOf(entry.getFileName().toString()));
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        steps.sort(Comparator.reverseOrder());
        return steps;
    }

    /** By the name that the trainer gave it: "0050" is no name of a step that could be found again. */
    private static boolean isCheckpoint(Path entry) {
        return entry.getFileName().toString().matches("0|[1-9][0-9]{0,17}") && Files.isDirectory(entry);
    }
}
