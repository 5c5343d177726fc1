package dev.trainmaster.training;

import dev.trainmaster.request.Limits;
import dev.trainmaster.supervisor.Finding.Origin;
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

    private final Duration beforeFirstStep;
    private final Duration afterFirstStep;
    private final LongSupplier nanoTime;
    private long quietSince;
    private long lastStep;
    private boolean stepSeen;
    private boolean warned;
    private List<Object> marks = List.of();

    StallWatch(Limits limits, Origin origin, LongSupplier nanoTime) {
        this.afterFirstStep = limits.stall();
        // Whoever adopts a trainer cannot tell whether it still starts up.
        this.beforeFirstStep = origin == Origin.LAUNCHED || limits.startup().compareTo(limits.stall()) > 0
                ? limits.startup()
                : limits.stall();
        this.nanoTime = nanoTime;
        this.quietSince = nanoTime.getAsLong();
        this.lastStep = quietSince;
    }

    /** It has started up. */
    void stepSeen() {
        stepSeen = true;
    }

    /** What the trainer has left behind by now: whatever differs from the last time is a sign of life. */
    void see(boolean newStep, List<Object> now) {
        stepSeen |= newStep;
        if (newStep || !now.equals(marks)) {
            quietSince = nanoTime.getAsLong();
            warned = false;
        }
        lastStep = newStep ? quietSince : lastStep;
        marks = now;
    }

    Optional<String> stalled() {
        return quiet().compareTo(limit()) > 0 ? Optional.of(told()) : Optional.empty();
    }

    /** Not before then is there any reason to think that it stands still. */
    Duration untilLimit() {
        return limit().minus(quiet());
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
        return "the trainer has shown no step, checkpoint or output for " + rounded()
                + (stepSeen ? "" : ", and no first step yet");
    }

    private Duration limit() {
        return stepSeen ? afterFirstStep : beforeFirstStep;
    }

    /** For how long no step was seen, or since the watch began. */
    Duration sinceStep() {
        return Duration.ofNanos(nanoTime.getAsLong() - lastStep);
    }

    private Duration quiet() {
        return Duration.ofNanos(nanoTime.getAsLong() - quietSince);
    }

    private Duration rounded() {
        return Duration.ofSeconds(quiet().toSeconds());
    }
}
