package dev.trainmaster.server;

import java.time.Duration;

/** A bound for waits, on a clock that nobody sets. */
final class Deadline {
    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    static Deadline after(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    boolean isOver() {
        return endNanos - System.nanoTime() <= 0;
    }

    /** A short pause between two looks; an interrupt ends the whole wait. */
    void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnavailableException("Interrupted while waiting for the Temporal server", e);
        }
    }
}
