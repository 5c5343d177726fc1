package dev.trainmaster.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Holds copies of checkpoints where every host that may become a run's home can read them. */
public interface CheckpointStore {

    /**
     * Copies a checkpoint into the store, where it appears whole or not at all. One with the same content is left alone.
     *
     * @throws DamagedCheckpointException if the folder, or what was copied of it, does not match the digest
     */
    void publish(String runId, long step, Path folder, CheckpointDigest digest)
            throws IOException, DamagedCheckpointException;

    /** The newest of this run; what is torn or cannot be understood does not count. */
    Optional<StoredCheckpoint> newest(String runId) throws IOException;

    /**
     * Brings a checkpoint to a place that must not exist yet, where it appears whole or not at all.
     *
     * @throws DamagedCheckpointException if what the store holds is not what was published; it is moved aside, so that
     *     {@link #newest} answers the one before
     */
    StoredCheckpoint restore(String runId, long step, Path into) throws IOException, DamagedCheckpointException;

    /** Forgets all of a run but its newest ones. */
    void keepNewest(String runId, int most) throws IOException;

    /** For people: where the copies are. */
    String place();
}
