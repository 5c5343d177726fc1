package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trainmaster.trainer.Checkpoints;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** Knows the durable steps: checkpoints appear by rename, so a folder with a checkpoint's name is whole. */
public final class CheckpointFolder {

    private static final JsonMapper JSON = new JsonMapper();

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

    /** Another when a checkpoint came or went; empty where there is no folder. */
    public Optional<FileTime> mark() {
        long modified = folder.toFile().lastModified();
        return modified == 0 ? Optional.empty() : Optional.of(FileTime.fromMillis(modified));
    }

    public OptionalLong newestStep() throws IOException {
        return steps().stream().mapToLong(Long::longValue).findFirst();
    }

    /** Newest first. */
    public List<Long> steps() throws IOException {
        return steps(this::isWhole);
    }

    /**
     * Takes those out of the trainer's sight that a crash tore, for trainers that take anything of the right name for a
     * checkpoint. Only while no trainer of the run lives.
     */
    public List<Path> moveTornAside() throws IOException {
        List<Path> moved = new ArrayList<>();
        for (long step : steps(entry -> Files.isDirectory(entry) && !isWhole(entry))) {
            moved.add(Files.move(of(step), quarantineOf(step)));
        }
        return moved;
    }

    private List<Long> steps(Predicate<Path> wanted) throws IOException {
        List<Long> steps = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                OptionalLong step = kind.stepIn(entry.getFileName().toString());
                if (step.isPresent() && wanted.test(entry)) {
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
        return Files.isDirectory(entry)
                && kind.complete().stream().allMatch(file -> isSomething(entry.resolve(file)))
                && kind.unfinished().stream().noneMatch(file -> Files.exists(entry.resolve(file)))
                && kind.stepFile().map(told -> tellsItsStep(entry, told)).orElse(true);
    }

    /** A crash leaves files of no byte behind as well. */
    private static boolean isSomething(Path file) {
        try {
            return Files.isDirectory(file) || Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean tellsItsStep(Path entry, Checkpoints.StepFile told) {
        try {
            JsonNode step = JSON.readTree(entry.resolve(told.file()).toFile()).path(told.key());
            return step.isIntegralNumber()
                    && OptionalLong.of(step.asLong())
                            .equals(kind.stepIn(entry.getFileName().toString()));
        } catch (IOException e) {
            return false;
        }
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
