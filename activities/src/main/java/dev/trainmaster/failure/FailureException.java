package dev.trainmaster.failure;

import dev.trainmaster.run.Phase;

/** Why something could not be done, in the words of the failure catalogue; commands and activities both tell it. */
public final class FailureException extends RuntimeException {
    private final transient Failure failure;

    public FailureException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public FailureException(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public static FailureException of(FailureType type, Phase phase, String message) {
        return new FailureException(Failure.of(type, phase, message));
    }

    public Failure failure() {
        return failure;
    }
}
