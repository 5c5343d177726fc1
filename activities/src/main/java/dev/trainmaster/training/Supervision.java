package dev.trainmaster.training;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.Observation;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartSpec;
import dev.trainmaster.supervisor.StopOutcome;
import dev.trainmaster.supervisor.StopRequest;
import dev.trainmaster.supervisor.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Collectors;

/** One start of one run as the supervisor sees it, with its troubles told as failures of the catalogue. */
final class Supervision {

    private final Supervisor supervisor;
    private final RunDirectory run;
    private final int start;

    Supervision(Supervisor supervisor, RunDirectory run, int start) {
        this.supervisor = supervisor;
        this.run = run;
        this.start = start;
    }

    Finding find() throws InterruptedException {
        try {
            return supervisor.find(run, start);
        } catch (IOException e) {
            throw StorageFailures.of(Phase.TRAINING, "read", run.train(), e);
        }
    }

    /** What became of the start, and the marks of its files. */
    Observation observe(Finding.Running last) throws InterruptedException {
        try {
            return supervisor.observe(run, start, last);
        } catch (IOException e) {
            throw StorageFailures.of(Phase.TRAINING, "read", run.train(), e);
        }
    }

    Finding take(StartSpec spec) throws InterruptedException {
        try {
            return supervisor.take(run, spec);
        } catch (IOException e) {
            throw StorageFailures.of(Phase.TRAINING, "start the trainer in", run.train(), e);
        }
    }

    /** Returns when nothing of this start, or an earlier one, is alive. */
    StopOutcome.Gone stop(String reason, Duration grace) throws InterruptedException {
        try {
            StopOutcome outcome = supervisor.stop(run, new StopRequest(start, reason, grace));
            if (outcome instanceof StopOutcome.Gone gone) {
                return gone;
            }
            throw FailureException.of(FailureType.INTERNAL, Phase.TRAINING, describe(outcome));
        } catch (IOException e) {
            throw StorageFailures.of(Phase.TRAINING, "stop the trainer in", run.train(), e);
        }
    }

    private static String describe(StopOutcome outcome) {
        if (outcome instanceof StopOutcome.CouldNotKill survivors) {
            return "could not kill "
                    + survivors.processes().stream().map(Object::toString).collect(Collectors.joining(", "))
                    + ": most likely it hangs in the kernel, on a dead disk or device; it is tried again";
        }
        return ((StopOutcome.CannotVerify) outcome).why();
    }

    ExitBells.Post hearTheEnd(ExitBells exits, Bell bell) {
        return exits.hang(run.start(start), bell);
    }

    /** As far as a quick look tells. */
    boolean mayLive() {
        return Files.exists(run.start(start).spec()) && !exitIsWritten();
    }

    boolean exitIsWritten() {
        return Files.exists(run.start(start).exit());
    }
}
