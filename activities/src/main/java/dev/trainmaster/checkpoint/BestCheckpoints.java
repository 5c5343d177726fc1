package dev.trainmaster.checkpoint;

import dev.trainmaster.trainer.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the checkpoints with the lowest loss in {@code train/best/<step>}: hard links, which take no room while the
 * trainer has them too, and which no trainer's own retention removes.
 */
final class BestCheckpoints {

    private final CheckpointFolder best;
    private final CheckpointReader reader =
            new CheckpointReader(() -> Thread.currentThread().isInterrupted());

    BestCheckpoints(Path train) {
        this.best = new CheckpointFolder(train.resolve("best"), Checkpoints.USUAL);
    }

    List<Long> steps() throws IOException {
        return best.steps();
    }

    /** Keeps the best of those that it has and those that there are now; of equal ones the later. */
    void keep(int most, List<SeenCheckpoint> known, CheckpointFolder checkpoints) throws IOException {
        Set<Long> kept = new HashSet<>(best.steps());
        Set<Long> there = new HashSet<>(checkpoints.steps());
        List<Long> chosen = known.stream()
                .filter(seen ->
                        seen.loss().isPresent() && Double.isFinite(seen.loss().getAsDouble()))
                .filter(seen -> kept.contains(seen.step()) || there.contains(seen.step()))
                .sorted(Comparator.<SeenCheckpoint>comparingDouble(
                                seen -> seen.loss().getAsDouble())
                        .thenComparing(SeenCheckpoint::step, Comparator.reverseOrder()))
                .limit(most)
                .map(SeenCheckpoint::step)
                .toList();
        for (long step : chosen) {
            if (!kept.contains(step)) {
                link(checkpoints.of(step), best.of(step));
            }
        }
        for (long step : kept) {
            if (!chosen.contains(step)) {
                forget(step);
            }
        }
    }

    void forget(long step) throws IOException {
        CheckpointCopy.delete(best.of(step));
    }

    private void link(Path from, Path to) throws IOException {
        Path unfinished = to.resolveSibling("." + to.getFileName() + ".tmp");
        CheckpointCopy.delete(unfinished);
        try {
            Files.createDirectories(unfinished);
            for (Map.Entry<String, Path> file : reader.files(from).entrySet()) {
                Path target = unfinished.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.createLink(target, file.getValue());
            }
            Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
            CheckpointCopy.sync(to.getParent());
        } finally {
            CheckpointCopy.delete(unfinished);
        }
    }
}
