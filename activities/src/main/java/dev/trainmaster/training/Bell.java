package dev.trainmaster.training;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the one who waits for it, also if it rang shortly before. */
final class Bell {

    /** A bound that has just passed still lets others run. */
    private static final long SHORTEST_NANOS = 1_000_000;

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Returns when it rings, and after the given time. */
    void await(Duration most) throws InterruptedException {
        if (rung.tryAcquire(Math.max(SHORTEST_NANOS, most.toNanos()), TimeUnit.NANOSECONDS)) {
            rung.drainPermits();
        }
    }
}
