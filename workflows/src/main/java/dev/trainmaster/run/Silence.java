package dev.trainmaster.run;

import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;

/** Reads from the end of an attempt whether its host was heard. */
enum Silence {
    /** Nobody took the attempt up in its time. */
    NOT_TAKEN_UP,
    /** Whoever took it up was not heard any more, or handed it back: nothing is known of what it watched. */
    BROKEN_OFF,
    /** The time of the whole training is over. */
    OUT_OF_TIME,
    /** An answer, though no good one. */
    NONE;

    static Silence of(ActivityFailure failure) {
        if (failure.getCause() instanceof CanceledFailure) {
            return NONE;
        }
        if (failure.getCause() instanceof TimeoutFailure timeout) {
            return timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START
                    ? NOT_TAKEN_UP
                    : timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE ? OUT_OF_TIME : BROKEN_OFF;
        }
        return failure.getRetryState() == RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE ? NONE : BROKEN_OFF;
    }
}
