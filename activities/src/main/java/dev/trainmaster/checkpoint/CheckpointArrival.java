package dev.trainmaster.checkpoint;

import dev.trainmaster.trainer.Checkpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Brings the newest checkpoint of a run from the store to its new home, before a trainer starts there. */
public final class CheckpointArrival {

    private final CheckpointStore store;
    private final Clock clock;

    public CheckpointArrival(CheckpointStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Can be repeated. A checkpoint that this host has already, from an earlier stay, is used if it is the newer one.
     *
     * @param train the run's train directory
     * @param kind where the trainer looks for checkpoints, from its profile
     * @throws IOException if the store or the disk cannot be read or written now: try again
     */
    public Arrived bringNewest(String runId, Path train, Checkpoints kind) throws IOException {
        CheckpointFolder here = CheckpointFolder.in(train, kind);
        List<String> told = new ArrayList<>();
        for (Optional<StoredCheckpoint> there = store.newest(runId);
                isNewer(there, here.newestStep());
                there = store.newest(runId)) {
            long step = there.get().step();
            try {
                restore(runId, step, train, here.of(step));
                told.add("the checkpoint of step " + step + " was restored from " + store.place());
                return new Arrived(OptionalLong.of(step), told);
            } catch (DamagedCheckpointException e) {
                told.add(e.getMessage());
            }
        }
        OptionalLong newest = here.newestStep();
        told.add(
                newest.isPresent()
                        ? "nothing newer than the checkpoint of step " + newest.getAsLong()
                                + ", which this host has, is in " + store.place()
                        : "no checkpoint of the run is in " + store.place() + ": it starts from the beginning");
        return new Arrived(newest, told);
    }

    private static boolean isNewer(Optional<StoredCheckpoint> there, OptionalLong here) {
        return there.isPresent() && there.get().step() > here.orElse(-1);
    }

    private void restore(String runId, long step, Path train, Path into)
            throws IOException, DamagedCheckpointException {
        StoredCheckpoint restored = store.restore(runId, step, into);
        new DigestBook(train)
                .write(new SeenCheckpoint(
                        step, restored.digest(), DigestBook.idOf(into), OptionalDouble.empty(), clock.instant()));
    }
}
