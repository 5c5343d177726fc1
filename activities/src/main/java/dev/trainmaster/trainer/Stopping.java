package dev.trainmaster.trainer;

import java.util.List;

/**
 * What a trainer does when it is asked to stop, by SIGTERM. {@code trainer check --train} holds it to that.
 *
 * @param saves whether it writes a checkpoint first
 * @param exitCodes with which of these it ends
 */
public record Stopping(boolean saves, List<Integer> exitCodes) {
    static final Stopping USUAL = new Stopping(false, null);

    public Stopping {
        exitCodes = exitCodes == null ? List.of(143) : List.copyOf(exitCodes);
    }
}
