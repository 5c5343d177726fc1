package dev.trainmaster.supervisor.shim;

import java.time.Duration;

/**
 * Ends the trainer of a run that may move when nobody renewed its lease: by then the run may be given to another host.
 * What it counts from only moves forward, so a lease file that is lost, damaged or foreign prolongs nothing.
 */
final class Fence {

    private final LeaseFile file;
    private final BootClock clock;
    private final long ttlMillis;
    private final long graceMillis;
    private long renewedAt;
    private boolean ranOut;

    Fence(LeaseFile file, BootClock clock, LeaseTerms terms, long graceMillis) {
        this.file = file;
        this.clock = clock;
        this.ttlMillis = terms.ttlMillis();
        this.graceMillis = graceMillis;
        this.renewedAt = terms.grantedAtMillis();
    }

    /** Once it has, for good: a renewal that comes later finds the stop under way. */
    boolean ranOut() {
        if (!ranOut) {
            long now = clock.millis();
            if (now - renewedAt >= ttlMillis / 4) {
                renewedAt = Math.max(renewedAt, file.renewedAt(clock).orElse(renewedAt));
            }
            ranOut = now - renewedAt >= ttlMillis;
        }
        return ranOut;
    }

    /** Whether even the time for a checkpoint is over: after a sleep of the host it may be when we first look. */
    boolean graceIsOver() {
        return ranOut() && graceMillisLeft() == 0;
    }

    long graceMillisLeft() {
        return Math.max(0, renewedAt + ttlMillis + graceMillis - clock.millis());
    }

    String reason() {
        return "its lease ran out: for " + Duration.ofMillis(ttlMillis)
                + " no worker renewed it on a heartbeat that the server acknowledged";
    }
}
