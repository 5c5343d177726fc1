package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.shim.BootClock;
import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.supervisor.shim.StopFile;
import dev.trainmaster.supervisor.shim.TokenSweep;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What stands against beginning a start. */
final class Obstacles {

    private final Findings findings;
    private final Proc proc;
    private final BootClock clock;
    private final boolean trainersDieWithTheirShim;

    Obstacles(Findings findings, Proc proc, boolean trainersDieWithTheirShim) {
        this.findings = findings;
        this.proc = proc;
        this.clock = new BootClock(proc);
        this.trainersDieWithTheirShim = trainersDieWithTheirShim;
    }

    /** Seen without the lock, which that start's shim holds. */
    Optional<Finding> livingOther(RunDirectory run, int start) throws IOException {
        for (StartDirectory other : run.starts()) {
            if (other.number() != start
                    && findings.whileOthersMayHoldTheLock(run, other.number()) instanceof Finding.Running running) {
                return refuse("start " + other.number() + " of this run is alive, its shim is "
                        + running.shim().process());
            }
        }
        return Optional.empty();
    }

    /** With the lock in hand. */
    Optional<Finding> against(RunDirectory run, StartSpec spec) throws IOException {
        try {
            Optional<StopFile.Request> stop = new StopFile(run.stop()).covering(spec.start());
            if (stop.isPresent()) {
                return refuse("a stop forbids start " + spec.start() + ": "
                        + stop.get().reason());
            }
        } catch (StopFile.UnreadableException e) {
            return Optional.of(new Finding.Damaged(run.stop(), e.getMessage()));
        }
        if (spec.lease().isPresent()) {
            Optional<Finding> obstacle = lease(spec, spec.lease().get());
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        for (StartDirectory other : run.starts()) {
            Optional<Finding> obstacle = other(run, spec, other);
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        List<ProcessId> alive = new TokenSweep(
                        proc, spec.token().value(), ProcessHandle.current().pid())
                .carriers();
        return alive.isEmpty() ? Optional.empty() : refuse("processes of this run are alive: " + alive);
    }

    /** Whoever was asleep since the lease was granted must not bring to life what may live elsewhere by now. */
    private Optional<Finding> lease(StartSpec spec, Lease lease) {
        if (!trainersDieWithTheirShim) {
            return refuse(
                    "a run that may move needs a setpriv with --pdeathsig (package util-linux) on this host: without"
                            + " it a trainer could outlive the shim that watches its lease");
        }
        return clock.millis() - lease.grantedAt().millis() < lease.ttl().toMillis()
                ? Optional.empty()
                : refuse("the lease ran out before start " + spec.start() + " began");
    }

    private Optional<Finding> other(RunDirectory run, StartSpec spec, StartDirectory other) throws IOException {
        Finding finding = findings.holdingTheLock(run, other.number());
        if (finding instanceof Finding.Nothing) {
            return Optional.empty();
        }
        if (other.number() > spec.start()) {
            return refuse("the later start " + other.number() + " was begun already");
        }
        if (finding instanceof Finding.Prepared) {
            forbid(run, other.number());
        } else if (finding instanceof Finding.Ended ended
                && ended.exit().unkillable().stream().anyMatch(proc::runs)) {
            return refuse("processes of start " + other.number() + " could not be killed: "
                    + ended.exit().unkillable());
        } else if (finding instanceof Finding.Damaged
                || finding instanceof Finding.Running
                || (finding instanceof Finding.Lost lost && !lost.survivors().isEmpty())) {
            return refuse("start " + other.number() + " of this run is not settled: " + finding);
        }
        return Optional.empty();
    }

    /** The shim of a start that was prepared may yet come, slowly: when it gets the lock it finds this and leaves. */
    static void forbid(RunDirectory run, int start) throws IOException {
        StopFile stops = new StopFile(run.stop());
        if (stops.covering(start).isEmpty()) {
            stops.append(new StopFile.Request(start, 0, "no shim came for this start"));
        }
    }

    private static Optional<Finding> refuse(String why) {
        return Optional.of(new Finding.Refused(why));
    }
}
