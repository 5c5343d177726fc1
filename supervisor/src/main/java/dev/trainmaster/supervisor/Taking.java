package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.supervisor.shim.TokenSweep;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Take the lock or adopt: begins a start that was never begun, settles one that nobody watches. */
final class Taking {

    /** A shim needs a fifth of a second; a host under load may take its time. */
    private static final Duration SHIM_START_UP = Duration.ofSeconds(30);

    private static final long PAUSE_MILLIS = 10;
    private static final long PAUSE_FOR_ANOTHERS_SHIM_MILLIS = 50;
    private static final long SURVIVOR_GRACE_MILLIS = 1_000;
    private static final long SURVIVOR_KILL_MILLIS = 5_000;

    private final Findings findings;
    private final Obstacles obstacles;
    private final ShimLauncher launcher;
    private final Proc proc;

    Taking(Findings findings, ShimLauncher launcher, Proc proc) {
        this.findings = findings;
        this.obstacles = new Obstacles(findings, proc, launcher.trainersDieWithTheirShim());
        this.launcher = launcher;
        this.proc = proc;
    }

    Finding take(RunDirectory run, StartSpec spec) throws IOException, InterruptedException {
        run.create();
        long deadline = System.nanoTime() + SHIM_START_UP.toNanos();
        while (true) {
            Finding finding = findings.whileOthersMayHoldTheLock(run, spec.start());
            if (settled(finding)) {
                return sameRun(run, spec, finding);
            }
            Optional<Finding> refusal = obstacles.livingOther(run, spec.start());
            if (refusal.isPresent()) {
                return refusal.get();
            }
            // While a shim is on its way to the lock we keep out of it.
            if (!isOnItsWay(run, spec, finding)) {
                Optional<Finding> answer = beginOrSettle(run, spec);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            if (System.nanoTime() - deadline > 0) {
                return inTheEnd(spec, finding);
            }
            Thread.sleep(PAUSE_FOR_ANOTHERS_SHIM_MILLIS);
        }
    }

    /** Empty if the lock is held, or a shim is on its way to it. */
    private Optional<Finding> beginOrSettle(RunDirectory run, StartSpec spec) throws IOException, InterruptedException {
        Process shim;
        try (RunLock lock = RunLock.tryTake(run.lock()).orElse(null)) {
            if (lock == null) {
                return Optional.empty();
            }
            Finding finding = findings.holdingTheLock(run, spec.start());
            if (!(finding instanceof Finding.Nothing)) {
                return isOnItsWay(run, spec, finding) ? Optional.empty() : Optional.of(settle(run, spec, finding));
            }
            Optional<Finding> obstacle = obstacles.against(run, spec);
            if (obstacle.isPresent()) {
                return obstacle;
            }
            shim = begin(run, spec);
        }
        return Optional.of(await(run, spec, shim));
    }

    private Process begin(RunDirectory run, StartSpec spec) throws IOException {
        StartDirectory directory = run.start(spec.start());
        new StartFiles(directory).writeSpec(spec);
        return launcher.launch(directory, spec);
    }

    private Finding await(RunDirectory run, StartSpec spec, Process shim) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SHIM_START_UP.toNanos();
        while (true) {
            boolean alive = shim.isAlive();
            Finding finding = findings.whileOthersMayHoldTheLock(run, spec.start());
            if (settled(finding)) {
                return launched(finding);
            }
            if (!alive) {
                return take(run, spec);
            }
            if (System.nanoTime() - deadline > 0) {
                return launched(inTheEnd(spec, finding));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static Finding launched(Finding finding) {
        return finding instanceof Finding.Running running ? running.launched() : finding;
    }

    /** A shim carries the token from its first instruction: with none there, none will come. */
    private boolean isOnItsWay(RunDirectory run, StartSpec spec, Finding finding) throws IOException {
        return finding instanceof Finding.Prepared
                && !sweep(run, spec).carriers().isEmpty();
    }

    private static boolean settled(Finding finding) {
        return finding instanceof Finding.Ended
                || finding instanceof Finding.Damaged
                || (finding instanceof Finding.Running running
                        && running.trainer().isPresent());
    }

    /** With the lock in hand: nobody else begins, adopts or stops anything of this run meanwhile. */
    private Finding settle(RunDirectory run, StartSpec spec, Finding finding) throws IOException {
        if (finding instanceof Finding.Prepared) {
            Obstacles.forbid(run, spec.start());
        }
        if (finding instanceof Finding.Lost lost) {
            List<ProcessId> left = sweep(run, spec).stop(SURVIVOR_GRACE_MILLIS, SURVIVOR_KILL_MILLIS);
            return sameRun(run, spec, new Finding.Lost(lost.shim(), lost.sameBoot(), left));
        }
        return sameRun(run, spec, finding);
    }

    /** Two runs that share a directory would collect each other's exits. */
    private Finding sameRun(RunDirectory run, StartSpec spec, Finding finding) throws IOException {
        StartDirectory directory = run.start(spec.start());
        Optional<StartFiles.Owner> owner = new StartFiles(directory).owner();
        return owner.isPresent() && !owner.get().runId().equals(spec.runId())
                ? new Finding.Damaged(
                        directory.spec(), "it belongs to run " + owner.get().runId() + ", not to " + spec.runId())
                : finding;
    }

    /** By the token on disk: whoever adopts may have made up another one. */
    private TokenSweep sweep(RunDirectory run, StartSpec spec) throws IOException {
        String token = new StartFiles(run.start(spec.start()))
                .owner()
                .map(StartFiles.Owner::token)
                .orElse(spec.token().value());
        return new TokenSweep(proc, token, ProcessHandle.current().pid());
    }

    /** A shim that lives but could not write trainer.json, on a full disk say, is still running. */
    private static Finding inTheEnd(StartSpec spec, Finding finding) {
        return finding instanceof Finding.Running
                ? finding
                : new Finding.Unverifiable("start " + spec.start() + " of run " + spec.runId()
                        + " was begun or the lock is held, but no shim reported within " + SHIM_START_UP);
    }
}
