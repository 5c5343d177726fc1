package dev.trainmaster.training;

import dev.trainmaster.checkpoint.CheckpointKeeper;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.Limits;
import dev.trainmaster.run.Phase;
import dev.trainmaster.supervisor.Exit;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.Observation;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** Brings one start to its end: by collecting it, or by a decision to stop it. */
final class StartedTraining {

    /** The last checkpoint of a large model, read once at the speed of a disk. */
    private static final Duration CHECKPOINTS_MAY_TAKE = Duration.ofMinutes(1);

    /** Somebody waits for the stop to be confirmed. */
    private static final Duration STOPPED_CHECKPOINTS_MAY_TAKE = Duration.ofSeconds(5);

    private final Supervision supervision;
    private final TrainingFootprint footprint;
    private final CheckpointKeeper checkpoints;
    private final EndJudge judge;
    private final Limits limits;
    private final Predicate<Exit> allGone;
    private final ExitBells exits;

    /** @param allGone whether even those processes are gone that the shim could not kill */
    StartedTraining(
            Supervision supervision,
            TrainingFootprint footprint,
            CheckpointKeeper checkpoints,
            EndJudge judge,
            Limits limits,
            Predicate<Exit> allGone,
            ExitBells exits) {
        this.supervision = supervision;
        this.footprint = footprint;
        this.checkpoints = checkpoints;
        this.judge = judge;
        this.limits = limits;
        this.allGone = allGone;
        this.exits = exits;
    }

    Observation observe(Finding.Running last) throws InterruptedException {
        return supervision.observe(last);
    }

    boolean exitIsWritten() {
        return supervision.exitIsWritten();
    }

    ExitBells.Post hearTheEnd(Bell bell) {
        return supervision.hearTheEnd(exits, bell);
    }

    TrainingFootprint footprint() {
        return footprint;
    }

    CheckpointKeeper checkpoints() {
        return checkpoints;
    }

    Limits limits() {
        return limits;
    }

    /** What a finding that is no running trainer means; throws where somebody has to look, and looks again later. */
    TrainingEnd collect(Finding finding) throws IOException, InterruptedException {
        footprint.look();
        checkpoints.finish(CHECKPOINTS_MAY_TAKE);
        if (finding instanceof Finding.Ended ended) {
            requireAllGone(ended.exit());
            return judge.judge(ended.exit(), footprint);
        }
        if (finding instanceof Finding.Lost lost) {
            return lost(lost.sameBoot() ? "its shim was killed" : "its host was restarted");
        }
        if (finding instanceof Finding.Prepared prepared) {
            return lost("it never came to life: " + prepared.why());
        }
        throw FailureException.of(FailureType.INTERNAL, Phase.TRAINING, Obstruction.of(finding));
    }

    private TrainingEnd lost(String how) {
        return new TrainingEnd.Lost(how, footprint.durableStep(), footprint.progress());
    }

    /** The exit is written once and names for ever what could not be killed then: so look again. */
    private void requireAllGone(Exit exit) throws InterruptedException {
        if (exit.unkillable().isEmpty()) {
            return;
        }
        supervision.stop("the trainer has ended, but left processes", limits.grace());
        if (!allGone.test(exit)) {
            throw FailureException.of(
                    FailureType.INTERNAL,
                    Phase.TRAINING,
                    "the trainer has ended, but these processes of it could not be killed: " + exit.unkillable());
        }
    }

    /** Ends a trainer that stands still or is late. One that ended by itself just before is told as it ended. */
    TrainingEnd stopped(StopReason reason) throws IOException, InterruptedException {
        supervision.stop(reason.written(), limits.grace());
        footprint.look();
        checkpoints.finish(STOPPED_CHECKPOINTS_MAY_TAKE);
        if (supervision.find() instanceof Finding.Ended ended) {
            return judge.judge(ended.exit(), footprint);
        }
        return new TrainingEnd.Failed(
                Failure.of(reason.failure().orElse(FailureType.TRAINER_FAILED), Phase.TRAINING, reason.text()),
                footprint.durableStep(),
                footprint.progress());
    }

    /** Stops, and answers the end if the trainer had finished its work before the stop reached it. */
    Optional<TrainingEnd> finishedAfterStop(StopReason reason) throws IOException, InterruptedException {
        TrainingEnd end = stopped(reason);
        return end instanceof TrainingEnd.Completed ? Optional.of(end) : Optional.empty();
    }
}
