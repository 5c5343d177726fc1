package dev.trainmaster.supervisor.shim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finds and stops every process of this host that carries a run's token in its environment, wherever it went: an own
 * session, an own group, another parent.
 */
public final class TokenSweep {

    /** In the environment of the trainer and of everything that it starts. */
    public static final String TRAINER_VARIABLE = "TRAINMASTER_RUN_TOKEN";
    /** In the environment of the shim, and of its child until that one has become the trainer. */
    public static final String SHIM_VARIABLE = "TRAINMASTER_SHIM_TOKEN";

    private static final long PAUSE_MILLIS = 20;

    private final Proc proc;
    private final Signals signals;
    private final byte[] trainerEntry;
    private final byte[] shimEntry;
    private final long spared;

    /** @param spared the pid of the process that sweeps */
    public TokenSweep(Proc proc, String token, long spared) {
        this.proc = proc;
        this.signals = new Signals(proc);
        this.trainerEntry = (TRAINER_VARIABLE + "=" + token).getBytes(StandardCharsets.UTF_8);
        this.shimEntry = (SHIM_VARIABLE + "=" + token).getBytes(StandardCharsets.UTF_8);
        this.spared = spared;
    }

    public List<ProcessId> carriers() {
        return carriers(0);
    }

    /** Carriers and, unless it is 0, the members of the trainer's session, even with a wiped environment. */
    List<ProcessId> carriers(long session) {
        List<ProcessId> found = new ArrayList<>();
        for (ProcessStat process : proc.all()) {
            if (process.pid() != spared
                    && ((session != 0 && process.session() == session)
                            || proc.hasEnvironmentEntry(process, trainerEntry)
                            || proc.hasEnvironmentEntry(process, shimEntry))) {
                found.add(process.id());
            }
        }
        return found;
    }

    /** Shims of this token that SIGSTOP holds, also one that has not written down yet who it is. */
    public List<ProcessId> suspendedShims() {
        List<ProcessId> found = new ArrayList<>();
        for (ProcessStat process : proc.all()) {
            if (process.waitsForCont() && proc.hasEnvironmentEntry(process, shimEntry)) {
                found.add(process.id());
            }
        }
        return found;
    }

    public List<ProcessId> stop(long graceMillis, long killMillis) {
        return stop(0, graceMillis, killMillis);
    }

    /** SIGTERM, grace, SIGKILL. Returns who survived even that; empty is the proof that none is left. */
    List<ProcessId> stop(long session, long graceMillis, long killMillis) {
        List<ProcessId> left = carriers(session);
        for (ProcessId id : left) {
            signals.terminate(id);
        }
        long start = System.nanoTime();
        while (!left.isEmpty() && elapsedMillis(start) < graceMillis) {
            pause();
            left = carriers(session);
        }
        return kill(session, killMillis);
    }

    /**
     * Kills until two looks in a row find nobody: while a process replaces its program, its environment is empty for an
     * instant, and a process that forks while we look can be missed once.
     */
    List<ProcessId> kill(long session, long boundMillis) {
        long start = System.nanoTime();
        int cleanLooks = 0;
        while (true) {
            List<ProcessId> left = carriers(session);
            cleanLooks = left.isEmpty() ? cleanLooks + 1 : 0;
            if (cleanLooks == 2 || elapsedMillis(start) > boundMillis) {
                return left;
            }
            for (ProcessId id : left) {
                signals.kill(id);
            }
            pause();
        }
    }

    private static long elapsedMillis(long startNanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the processes of the run were proven gone", e);
        }
    }
}
