package dev.trainmaster.run;

import dev.trainmaster.failure.Failure;

/** Ends a run before its work is done. */
public final class RunFailedException extends RuntimeException {

    private final transient Failure failure;

    public RunFailedException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
