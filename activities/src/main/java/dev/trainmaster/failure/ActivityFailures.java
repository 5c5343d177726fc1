package dev.trainmaster.failure;

import java.util.function.Supplier;

/** Turns what the core throws into what an activity throws. */
public final class ActivityFailures {
    private ActivityFailures() {}

    public static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (FailureException e) {
            throw e.failure().asActivityFailure();
        }
    }
}
