package dev.trainmaster.checkpoint;

/** A checkpoint is not, or not any more, what its digest says. */
public final class DamagedCheckpointException extends Exception {

    private static final long serialVersionUID = 1L;

    public DamagedCheckpointException(String message) {
        super(message);
    }
}
