package dev.trainmaster.training;

import java.util.OptionalLong;

/** How often a trainer may start again. A restart that got further than any before it is free. */
public final class RestartBudget {

    private final int restartsWithoutProgress;
    private long farthest;
    private int spent;

    public RestartBudget(int restartsWithoutProgress) {
        this.restartsWithoutProgress = restartsWithoutProgress;
    }

    /** This step was there when a start began, so it is nothing that the start achieved. */
    public void reachedBefore(OptionalLong step) {
        farthest = Math.max(farthest, step.orElse(0));
    }

    public boolean isFurther(OptionalLong durableStep) {
        return durableStep.orElse(0) > farthest;
    }

    /** Whether a trainer that ended with this durable step may start once more. */
    public boolean allowsRestartAfter(OptionalLong durableStep) {
        if (isFurther(durableStep)) {
            farthest = durableStep.orElseThrow();
            spent = 0;
            return true;
        }
        spent++;
        return spent <= restartsWithoutProgress;
    }

    public int spent() {
        return Math.min(spent, restartsWithoutProgress);
    }
}
