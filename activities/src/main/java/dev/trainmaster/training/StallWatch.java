package dev.trainmaster.training;

import dev.trainmaster.request.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tells when a trainer stands still: no step, no checkpoint, no output. It counts on a clock that never jumps and that
 * stands while the machine sleeps, and anew after an adoption: rather late than wrong.
 */
final class StallWatch {

    private static final double WARN_AT = 0.8;

    private final Limits limits;
    private final LongSupplier nanoTime;
    private long quietSince;
    private boolean firstStepSeen;
    private boolean warned;
    private List<Object> marks = List.of();

    StallWatch(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.quietSince = nanoTime.getAsLong();
    }

    /** What the trainer has left behind by now: whatever differs from the last time is a sign of life. */
    void see(boolean stepDone, List<Object> now) {
        boolean firstStep = stepDone && !firstStepSeen;
        boolean moved = !now.equals(marks);
        marks = now;
        firstStepSeen |= stepDone;
        if (firstStep || (firstStepSeen && moved)) {
            quietSince = nanoTime.getAsLong();
            warned = false;
        }
    }

    Optional<String> stalled() {
        return quiet().compareTo(limit()) > 0 ? Optional.of(told()) : Optional.empty();
    }

    /** Once for each quiet time, while there is still time to do something. */
    Optional<String> warning() {
        if (warned || quiet().toMillis() < limit().toMillis() * WARN_AT) {
            return Optional.empty();
        }
        warned = true;
        return Optional.of(told() + ", and will be stopped after " + limit());
    }

    private String told() {
        return firstStepSeen
                ? "the trainer has shown no step, checkpoint or output for " + rounded()
                : "the trainer has not done its first step " + rounded() + " after its start";
    }

    private Duration limit() {
        return firstStepSeen ? limits.stall() : limits.startup();
    }

    private Duration quiet() {
        return Duration.ofNanos(nanoTime.getAsLong() - quietSince);
    }

    private Duration rounded() {
        return Duration.ofSeconds(quiet().toSeconds());
    }
}
