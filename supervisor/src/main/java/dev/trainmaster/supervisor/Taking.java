package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.Finding.Origin;
import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.supervisor.shim.StopFile;
import dev.trainmaster.supervisor.shim.TokenSweep;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Take the lock or adopt: begins a start that was never begun, settles one that nobody watches. */
final class Taking {

    /** A shim needs a tenth of a second; a host under load may take its time. */
    private static final Duration SHIM_START_UP = Duration.ofSeconds(30);

    private static final long PAUSE_MILLIS = 10;
    private static final long SURVIVOR_GRACE_MILLIS = 1_000;
    private static final long SURVIVOR_KILL_MILLIS = 5_000;

    private final Findings findings;
    private final ShimLauncher launcher;
    private final Proc proc;

    Taking(Findings findings, ShimLauncher launcher, Proc proc) {
        this.findings = findings;
        this.launcher = launcher;
        this.proc = proc;
    }

    Finding take(RunDirectory run, StartSpec spec) throws IOException, InterruptedException {
        run.create();
        long deadline = System.nanoTime() + SHIM_START_UP.toNanos();
        boolean launched = false;
        while (true) {
            Finding finding = findings.whileOthersMayHoldTheLock(run, spec.start());
            if (settled(finding)) {
                return withOrigin(finding, launched);
            }
            // While a shim is on its way to the lock we keep out of it.
            if (!isOnItsWay(finding, spec)) {
                Optional<Finding> refusal = livingOther(run, spec.start());
                if (refusal.isPresent()) {
                    return refusal.get();
                }
                try (RunLock lock = RunLock.tryTake(run.lock()).orElse(null)) {
                    if (lock != null) {
                        Finding now = findings.holdingTheLock(run, spec.start());
                        if (now instanceof Finding.Nothing) {
                            Optional<Finding> obstacle = obstacle(run, spec);
                            if (obstacle.isPresent()) {
                                return obstacle.get();
                            }
                            begin(run, spec);
                            launched = true;
                        } else if (!isOnItsWay(now, spec)) {
                            return settle(run, spec, now);
                        }
                    }
                }
            }
            if (System.nanoTime() - deadline > 0) {
                return new Finding.Unverifiable("start " + spec.start() + " of run " + spec.runId()
                        + " was begun, but no shim reported within " + SHIM_START_UP);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void begin(RunDirectory run, StartSpec spec) throws IOException {
        StartDirectory directory = run.start(spec.start());
        new StartFiles(directory).writeSpec(spec);
        launcher.launch(directory, spec);
    }

    /** A shim carries the token from its first instruction: with none there, none will come. */
    private boolean isOnItsWay(Finding finding, StartSpec spec) {
        return finding instanceof Finding.Prepared && !sweep(spec).carriers().isEmpty();
    }

    private TokenSweep sweep(StartSpec spec) {
        return new TokenSweep(
                proc, spec.token().value(), ProcessHandle.current().pid());
    }

    private static boolean settled(Finding finding) {
        return finding instanceof Finding.Ended
                || finding instanceof Finding.Damaged
                || (finding instanceof Finding.Running running
                        && running.trainer().isPresent());
    }

    private static Finding withOrigin(Finding finding, boolean launchedHere) {
        return launchedHere && finding instanceof Finding.Running running
                ? new Finding.Running(
                        Origin.LAUNCHED, running.shim(), running.since(), running.trainer(), running.activity())
                : finding;
    }

    /** With the lock in hand: nobody else begins, adopts or stops anything of this run meanwhile. */
    private Finding settle(RunDirectory run, StartSpec spec, Finding finding) throws IOException {
        if (finding instanceof Finding.Prepared) {
            forbid(run, spec.start());
        }
        if (finding instanceof Finding.Lost lost) {
            List<ProcessId> left = sweep(spec).stop(SURVIVOR_GRACE_MILLIS, SURVIVOR_KILL_MILLIS);
            return new Finding.Lost(lost.shim(), lost.sameBoot(), left);
        }
        return finding;
    }

    /** Its shim may yet come, slowly: when it gets the lock it will find this and leave. */
    private static void forbid(RunDirectory run, int start) throws IOException {
        StopFile stops = new StopFile(run.stop());
        if (stops.covering(start).isEmpty()) {
            stops.append(new StopFile.Request(start, 0, "no shim came for this start"));
        }
    }

    private Optional<Finding> livingOther(RunDirectory run, int start) throws IOException {
        for (StartDirectory other : run.starts()) {
            if (other.number() != start
                    && findings.whileOthersMayHoldTheLock(run, other.number()) instanceof Finding.Running running) {
                return Optional.of(new Finding.Refused("start " + other.number() + " of this run is alive, its shim is "
                        + running.shim().process()));
            }
        }
        return Optional.empty();
    }

    private Optional<Finding> obstacle(RunDirectory run, StartSpec spec) throws IOException {
        try {
            Optional<StopFile.Request> stop = new StopFile(run.stop()).covering(spec.start());
            if (stop.isPresent()) {
                return Optional.of(new Finding.Refused("a stop forbids start " + spec.start() + ": "
                        + stop.get().reason()));
            }
        } catch (StopFile.UnreadableException e) {
            return Optional.of(new Finding.Damaged(run.stop(), e.getMessage()));
        }
        for (StartDirectory other : run.starts()) {
            Finding finding = findings.holdingTheLock(run, other.number());
            if (other.number() > spec.start() && !(finding instanceof Finding.Nothing)) {
                return Optional.of(new Finding.Refused("the later start " + other.number() + " was begun already"));
            }
            if (finding instanceof Finding.Prepared) {
                forbid(run, other.number());
            } else if (finding instanceof Finding.Damaged
                    || finding instanceof Finding.Running
                    || (finding instanceof Finding.Lost lost
                            && !lost.survivors().isEmpty())) {
                return Optional.of(
                        new Finding.Refused("start " + other.number() + " of this run is not settled: " + finding));
            }
        }
        List<ProcessId> alive = sweep(spec).carriers();
        return alive.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding.Refused("processes of this run are alive: " + alive));
    }
}
