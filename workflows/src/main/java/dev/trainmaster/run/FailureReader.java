package dev.trainmaster.run;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;

/** Reads what an activity failed with back into one failure of the catalogue. */
final class FailureReader {

    private FailureReader() {}

    static Failure read(ActivityFailure thrown, Phase phase) {
        Throwable cause = thrown.getCause();
        if (cause instanceof ApplicationFailure failure) {
            return ofApplication(failure, phase);
        }
        if (cause instanceof TimeoutFailure timeout) {
            return Failure.of(
                    FailureType.INTERNAL,
                    phase,
                    thrown.getActivityType() + " timed out (" + timeout.getTimeoutType()
                            + "): is the worker of this run's host up?");
        }
        return Failure.of(FailureType.INTERNAL, phase, thrown.getActivityType() + " failed: " + cause);
    }

    private static Failure ofApplication(ApplicationFailure failure, Phase phase) {
        if (failure.getDetails().getSize() > 0
                && FailureType.named(failure.getType()).isPresent()) {
            return failure.getDetails().get(Failure.class);
        }
        FailureType type = FailureType.named(failure.getType()).orElse(FailureType.INTERNAL);
        return Failure.of(type, phase, failure.getOriginalMessage());
    }
}
