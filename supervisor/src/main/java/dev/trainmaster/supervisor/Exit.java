package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.shim.ProcessId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * How a start ended.
 *
 * @param code as a shell counts: 128 + n after signal n, 127 for a program that could not be started
 * @param reason who asked for the stop and why, or why the program could not be started
 * @param unkillable processes of the run that survived SIGKILL
 * @param oomKilled whether the kernel ended something of the run because it reached its own memory limit
 */
public record Exit(
        Cause cause,
        int code,
        String reason,
        Instant startedAt,
        Instant endedAt,
        List<ProcessId> unkillable,
        long lostOutputBytes,
        boolean oomKilled) {

    public enum Cause {
        /** By itself. */
        EXITED,
        /** On a stop request. */
        STOPPED,
        /** By its shim, because nobody renewed its lease. */
        LEASE_RAN_OUT,
        /** The program could not be executed. */
        NOT_STARTED
    }

    private static final int SIGNAL_BASE = 128;
    private static final int HIGHEST_SIGNAL = 64;

    /** The signal that this code stands for. A program that itself exits with 128 + n looks the same. */
    public OptionalInt signal() {
        int signal = code - SIGNAL_BASE;
        return signal > 0 && signal <= HIGHEST_SIGNAL ? OptionalInt.of(signal) : OptionalInt.empty();
    }
}
