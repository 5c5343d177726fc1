package dev.trainmaster.dataset;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import java.io.IOException;
import java.util.Optional;

/** A source that went away before all of it was read: a run tries again by itself, a command is told what to do. */
public final class LostSourceException extends IOException {
    public LostSourceException(String message, Throwable cause) {
        super(message, cause);
    }

    FailureException told() {
        return new FailureException(
                new Failure(
                        FailureType.STORAGE_FAILED,
                        Phase.EXPORTING,
                        getMessage(),
                        "See that it is there and answers, then do the same again: it reads from the start.",
                        Optional.empty()),
                this);
    }
}
