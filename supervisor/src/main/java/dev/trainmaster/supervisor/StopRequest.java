package dev.trainmaster.supervisor;

import java.time.Duration;

/** Stops this start and every lower one, also those that were never begun. */
public record StopRequest(int start, String reason, Duration grace) {

    public StopRequest {
        if (start < 1) {
            throw new IllegalArgumentException("Starts are numbered from 1, not " + start);
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A stop needs a reason: it is shown as the cause of the run's end");
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("A stop has a negative grace: " + grace);
        }
    }
}
