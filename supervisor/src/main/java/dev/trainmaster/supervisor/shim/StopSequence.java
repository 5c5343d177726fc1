package dev.trainmaster.supervisor.shim;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** SIGTERM to the group, grace, SIGKILL to the group, then to whatever carries the token; proof or the survivors. */
final class StopSequence {

    private static final long POLL_MILLIS = 50;
    private static final long KILL_MILLIS = 5_000;
    private static final long LEFTOVER_GRACE_MILLIS = 1_000;

    private final Trainer trainer;
    private final TokenSweep sweep;
    private final Signals signals;
    private final StopRequests requests;

    StopSequence(Trainer trainer, TokenSweep sweep, Signals signals, StopRequests requests) {
        this.trainer = trainer;
        this.sweep = sweep;
        this.signals = signals;
        this.requests = requests;
    }

    List<ProcessId> stop(long graceMillis) throws InterruptedException {
        if (trainer.isAlive()) {
            signals.toGroup(trainer.pid(), "TERM");
            signals.toGroup(trainer.pid(), "CONT"); // a suspended trainer would save nothing and only be killed
        }
        awaitGrace(graceMillis);
        if (trainer.isAlive()) {
            signals.toGroup(trainer.pid(), "KILL");
        }
        List<ProcessId> survivors = sweep.kill(trainer.pid(), KILL_MILLIS);
        trainer.waitFor(KILL_MILLIS);
        return survivors;
    }

    /** The leader may end first while its children still write their checkpoint: the grace is for all of them. */
    private void awaitGrace(long graceMillis) throws InterruptedException {
        long start = System.nanoTime();
        long grace = graceMillis;
        while (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) < grace && !requests.mustBeGone()) {
            if (trainer.waitFor(POLL_MILLIS)) {
                if (sweep.carriers(trainer.pid()).isEmpty()) {
                    return;
                }
                Thread.sleep(POLL_MILLIS);
            }
            Optional<StopFile.Request> request = requests.current();
            if (request.isPresent()) {
                grace = Math.min(grace, request.get().graceMillis());
            }
        }
    }

    /** After the trainer ended by itself. */
    List<ProcessId> sweepLeftovers() {
        return sweep.stop(trainer.pid(), LEFTOVER_GRACE_MILLIS, KILL_MILLIS);
    }
}
