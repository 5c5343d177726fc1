package dev.trainmaster.checkpoint;

import java.nio.file.Path;
import java.util.Optional;

/** Nothing is kept elsewhere: a run that moves starts from what its new home has. */
public final class NoCheckpointStore implements CheckpointStore {

    @Override
    public void publish(String runId, long step, Path folder, CheckpointDigest digest) {}

    @Override
    public Optional<StoredCheckpoint> newest(String runId) {
        return Optional.empty();
    }

    @Override
    public StoredCheckpoint restore(String runId, long step, Path into) throws DamagedCheckpointException {
        throw new DamagedCheckpointException("there is " + place() + " that could hold step " + step + " of " + runId);
    }

    @Override
    public void keepNewest(String runId, int most) {}

    @Override
    public String place() {
        return "no checkpoint store (trainmaster.checkpoints.store is not set)";
    }
}
