package dev.trainmaster.campaign.site;

import dev.trainmaster.campaign.BrokenPromise;
import java.time.Duration;

/** Waits for a condition, never for ever. */
public final class Wait {

    private static final long PAUSE_MILLIS = 20;

    private Wait() {}

    public interface Condition {
        boolean holds() throws Exception;
    }

    public static void until(Duration bound, String what, Condition condition) throws Exception {
        BrokenPromise.unless(holdsWithin(bound, condition), "not within " + bound + ": " + what);
    }

    public static boolean holdsWithin(Duration bound, Condition condition) throws Exception {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }
}
