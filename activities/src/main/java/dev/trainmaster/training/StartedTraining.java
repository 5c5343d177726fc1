package dev.trainmaster.training;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.Limits;
import dev.trainmaster.run.Phase;
import dev.trainmaster.supervisor.Exit;
import dev.trainmaster.supervisor.Finding;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Brings one start to its end: by collecting it, or by a decision to stop it. */
final class StartedTraining {

    private final Supervision supervision;
    private final TrainingFootprint footprint;
    private final EndJudge judge;
    private final Limits limits;

    StartedTraining(Supervision supervision, TrainingFootprint footprint, EndJudge judge, Limits limits) {
        this.supervision = supervision;
        this.footprint = footprint;
        this.judge = judge;
        this.limits = limits;
    }

    /** What a finding that is no running trainer means; throws where somebody has to look, and looks again later. */
    TrainingEnd collect(Finding finding) throws IOException {
        footprint.look();
        if (finding instanceof Finding.Ended ended) {
            requireAllGone(ended.exit());
            return judge.judge(ended.exit(), footprint);
        }
        if (finding instanceof Finding.Lost lost) {
            String how = lost.sameBoot() ? "its shim was killed" : "its host was restarted";
            return new TrainingEnd.Lost(how, footprint.durableStep(), footprint.progress());
        }
        if (finding instanceof Finding.Prepared prepared) {
            return new TrainingEnd.Lost(
                    "it never came to life: " + prepared.why(), footprint.durableStep(), footprint.progress());
        }
        throw Failure.of(FailureType.INTERNAL, Phase.TRAINING, unusable(finding))
                .asActivityFailure();
    }

    private static void requireAllGone(Exit exit) {
        if (!exit.unkillable().isEmpty()) {
            throw Failure.of(
                            FailureType.INTERNAL,
                            Phase.TRAINING,
                            "the trainer has ended, but these processes of it could not be killed: "
                                    + exit.unkillable())
                    .asActivityFailure();
        }
    }

    private static String unusable(Finding finding) {
        if (finding instanceof Finding.Damaged damaged) {
            return damaged.file() + " cannot be trusted (" + damaged.why()
                    + "): nothing is started until somebody mends or removes it";
        }
        if (finding instanceof Finding.Refused refused) {
            return refused.why();
        }
        return finding instanceof Finding.Unverifiable unverifiable ? unverifiable.why() : finding.toString();
    }

    /** Ends a trainer that stands still or is late. One that has just finished is told as finished. */
    TrainingEnd stopped(FailureType type, String reason) throws IOException, InterruptedException {
        Optional<TrainingEnd> finished = finishedAfterStop(reason, limits.grace());
        if (finished.isPresent()) {
            return finished.get();
        }
        return new TrainingEnd.Failed(
                Failure.of(type, Phase.TRAINING, reason), footprint.durableStep(), footprint.progress());
    }

    /** Stops, and answers the end if the trainer had finished its work before the stop reached it. */
    Optional<TrainingEnd> finishedAfterStop(String reason, Duration grace) throws IOException, InterruptedException {
        supervision.stop(reason, grace);
        footprint.look();
        Finding finding = supervision.find();
        if (finding instanceof Finding.Ended ended && ended.exit().code() == 0) {
            TrainingEnd end = judge.judge(ended.exit(), footprint);
            return end instanceof TrainingEnd.Completed ? Optional.of(end) : Optional.empty();
        }
        return Optional.empty();
    }
}
