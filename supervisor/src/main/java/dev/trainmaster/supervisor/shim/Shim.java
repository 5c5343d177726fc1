package dev.trainmaster.supervisor.shim;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One trainer's parent. Takes the run's lock, writes down who it is, starts the trainer, watches, stops it when asked,
 * leaves nothing behind, and writes the exit once. It needs nothing of the worker after its start.
 */
final class Shim {

    static final int DONE = 0;
    static final int REFUSED = 75;

    private static final String EXITED = "exited";
    private static final long LOCK_MILLIS = 20_000;
    private static final long POLL_MILLIS = 200;
    private static final long EXIT_RETRY_MILLIS = 1_000;
    private static final int EXIT_RETRIES = 900;

    private final ShimOrder order;
    private final Proc proc;
    private final Records records;
    private final StopRequests requests;
    private final ResourceGroups groups;
    private final TokenSweep sweep;
    private final String bootId;

    Shim(ShimOrder order, Proc proc, StopRequests requests, ResourceGroups groups) {
        this.order = order;
        this.proc = proc;
        this.records = new Records(order);
        this.requests = requests;
        this.groups = groups;
        this.sweep = new TokenSweep(proc, order.token(), ProcessHandle.current().pid());
        this.bootId = proc.bootId();
    }

    static Path trainDirectory(ShimOrder order) {
        return order.startDirectory().getParent();
    }

    int run() throws IOException, InterruptedException {
        try {
            return begun();
        } finally {
            groups.remove();
        }
    }

    private int begun() throws IOException, InterruptedException {
        if (!RunLockFile.acquire(trainDirectory(order).resolve("lock"), LOCK_MILLIS)) {
            return refuse("another process holds the run's lock");
        }
        if (!records.specWritten()) {
            return refuse("there is no spec.json");
        }
        if (new StopFile(trainDirectory(order).resolve("stop"))
                .covering(order.start())
                .isPresent()) {
            return refuse("a stop was requested");
        }
        if (requests.mustNotBegin()) {
            return refuse("its lease ran out before it began");
        }
        List<ProcessId> others = sweep.carriers();
        if (!others.isEmpty()) {
            return refuse("processes of the run are alive: " + others);
        }
        long pid = ProcessHandle.current().pid();
        long startedAtMillis = System.currentTimeMillis();
        records.reserveExit();
        records.shim(proc.stat(pid).orElseThrow().id(), bootId, startedAtMillis);
        supervise(startedAtMillis);
        return DONE;
    }

    private void supervise(long startedAtMillis) throws InterruptedException {
        Optional<String> obstacle = Trainer.obstacle(order);
        Trainer trainer = null;
        if (obstacle.isEmpty()) {
            try {
                trainer = Trainer.start(order);
            } catch (IOException e) {
                obstacle = Optional.of(e.getMessage());
            }
        }
        if (trainer == null) {
            exit("not-started", 127, obstacle.orElseThrow(), startedAtMillis, List.of(), 0);
            return;
        }
        Failpoint.reach("trainer-spawned");
        recordTrainer(trainer);
        StopSequence sequence = new StopSequence(trainer, sweep, new Signals(proc), requests);
        Optional<StopFile.Request> stop = requests.current();
        while (stop.isEmpty() && !trainer.waitFor(POLL_MILLIS)) {
            stop = requests.current();
        }
        // A request that comes after the trainer ended by itself stopped nothing.
        boolean stopped = stop.isPresent() && trainer.isAlive();
        List<ProcessId> survivors = stopped ? sequence.stop(stop.get().graceMillis()) : sequence.sweepLeftovers();
        trainer.drainOutput();
        exit(
                stopped ? requests.cause(stop.get()) : EXITED,
                trainer.isAlive() ? -1 : trainer.code(),
                stopped ? stop.get().reason() : "",
                startedAtMillis,
                survivors,
                trainer.lostOutputBytes());
    }

    private void recordTrainer(Trainer trainer) {
        Optional<ProcessStat> stat = proc.stat(trainer.pid());
        if (stat.isPresent()) {
            try {
                records.trainer(stat.get().id(), bootId);
            } catch (IOException e) {
                System.err.println("trainer.json not written, training goes on: " + e.getMessage());
            }
        }
    }

    /** A full disk must not turn a finished training into a lost one: it is tried again for a quarter of an hour. */
    private void exit(
            String cause,
            int code,
            String reason,
            long startedAtMillis,
            List<ProcessId> survivors,
            long lostOutputBytes)
            throws InterruptedException {
        long endedAtMillis = System.currentTimeMillis();
        boolean oomKilled = groups.oomKilled(cause.equals(EXITED) ? code : 0);
        for (int i = 0; i < EXIT_RETRIES; i++) {
            try {
                records.exit(
                        cause, code, reason, startedAtMillis, endedAtMillis, survivors, lostOutputBytes, oomKilled);
                return;
            } catch (FileAlreadyExistsException e) {
                System.err.println("somebody else wrote exit.json; it is left as it is");
                return;
            } catch (IOException e) {
                System.err.println("exit.json not written, trying again: " + e);
                Thread.sleep(EXIT_RETRY_MILLIS);
            }
        }
    }

    private int refuse(String why) {
        System.err.println("start " + order.start() + " of run " + order.runId() + " not started: " + why);
        return REFUSED;
    }
}
