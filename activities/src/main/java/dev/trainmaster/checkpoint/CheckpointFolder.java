package dev.trainmaster.checkpoint;

import dev.trainmaster.trainer.Checkpoints;
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

/** Knows the durable steps: checkpoints appear by rename, so a folder with a checkpoint's name is whole. */
public final class CheckpointFolder {

    private final Path folder;
    private final Checkpoints kind;

    /** @param kind how the trainer names its checkpoints, and what must be in one */
    public CheckpointFolder(Path folder, Checkpoints kind) {
        this.folder = folder;
        this.kind = kind;
    }

    /** The checkpoints below a trainer's output directory. */
    public static CheckpointFolder in(Path output, Checkpoints kind) {
        return new CheckpointFolder(output.resolve(kind.directory()), kind);
    }

    public Path of(long step) {
        return folder.resolve(kind.nameOf(step));
    }

    public OptionalLong newestStep() throws IOException {
        return steps().stream().mapToLong(Long::longValue).findFirst();
    }

    /** Newest first. */
    public List<Long> steps() throws IOException {
        List<Long> steps = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                OptionalLong step = kind.stepIn(entry.getFileName().toString());
                if (step.isPresent() && isWhole(entry)) {
                    steps.add(step.getAsLong());
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        steps.sort(Comparator.reverseOrder());
        return steps;
    }

    private boolean isWhole(Path entry) {
        return Files.isDirectory(entry) && kind.complete().stream().allMatch(file -> Files.exists(entry.resolve(file)));
    }

    /** Where a checkpoint goes that must not be used any more: a name that nothing has yet. */
    Path quarantineOf(long step) {
        Path free = folder.resolve(kind.damagedNameOf(step));
        for (int i = 2; Files.exists(free); i++) {
            free = folder.resolve(kind.damagedNameOf(step) + "-" + i);
        }
        return free;
    }
}
