package dev.trainmaster.training;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.failure.TrainerDeath;
import dev.trainmaster.failure.TrainerFailureClass;
import dev.trainmaster.run.Phase;
import dev.trainmaster.supervisor.Exit;
import dev.trainmaster.supervisor.LogTail;
import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.trainer.Completion;
import dev.trainmaster.trainer.Meaning;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Says what a collected exit means. Exit 0 alone proves nothing. */
final class EndJudge {

    private static final int LAST_LINES = 50;

    private final TrainerProfile profile;
    private final StartDirectory start;
    private final OptionalLong totalSteps;
    private final Redaction redaction;

    EndJudge(TrainerProfile profile, StartDirectory start, OptionalLong totalSteps, Redaction redaction) {
        this.profile = profile;
        this.start = start;
        this.totalSteps = totalSteps;
        this.redaction = redaction;
    }

    TrainingEnd judge(Exit exit, TrainingFootprint footprint) throws IOException {
        if (exit.cause() == Exit.Cause.NOT_STARTED) {
            Failure failure = Failure.of(
                    FailureType.TRAINER_UNAVAILABLE,
                    Phase.TRAINING,
                    "the trainer could not be started: " + exit.reason());
            return new TrainingEnd.Failed(failure, footprint.durableStep(), footprint.progress());
        }
        Optional<String> doubt = exit.code() == 0 ? doubt(footprint) : Optional.of("");
        return doubt.isEmpty()
                ? new TrainingEnd.Completed(footprint.durableStep(), footprint.progress())
                : new TrainingEnd.Failed(
                        failure(exit, doubt.get(), footprint), footprint.durableStep(), footprint.progress());
    }

    /** Why an exit with 0 is no proof that the work is done. */
    private Optional<String> doubt(TrainingFootprint footprint) {
        Completion completion = profile.completion();
        if (completion.finiteLoss() && footprint.lossIsNoNumber()) {
            return Optional.of("but its last loss is no number");
        }
        boolean proofAsked = completion.event() || completion.targetStep();
        boolean eventSeen = completion.event() && footprint.completedAt().isPresent();
        boolean targetReached = completion.targetStep()
                && totalSteps.isPresent()
                && footprint.durableStep().orElse(-1) >= totalSteps.getAsLong();
        return proofAsked && !eventSeen && !targetReached
                ? Optional.of("but left neither a completion record nor a checkpoint of the last step")
                : Optional.empty();
    }

    private Failure failure(Exit exit, String doubt, TrainingFootprint footprint) throws IOException {
        List<String> lines = LogTail.of(start.stderr()).lastLines(LAST_LINES).stream()
                .map(redaction::of)
                .toList();
        Optional<Meaning> meaning = profile.meaningOf(OptionalInt.of(exit.code()), lines);
        TrainerFailureClass kind = meaning.map(Meaning::kind).orElseGet(() -> kindOf(exit, footprint));
        TrainerDeath death = new TrainerDeath(
                kind,
                exit.signal().isPresent() ? OptionalInt.empty() : OptionalInt.of(exit.code()),
                exit.signal().isPresent()
                        ? Optional.of(SignalName.of(exit.signal().getAsInt()))
                        : Optional.empty(),
                lines,
                Optional.of(start.stderr().toString()));
        return new Failure(
                FailureType.TRAINER_FAILED,
                Phase.TRAINING,
                message(exit, doubt, footprint, lines),
                meaning.map(Meaning::hintText).orElse(kind.hint()),
                Optional.of(death));
    }

    private static TrainerFailureClass kindOf(Exit exit, TrainingFootprint footprint) {
        if (exit.signal().isPresent() || exit.cause() == Exit.Cause.STOPPED) {
            return TrainerFailureClass.KILLED;
        }
        return footprint.lossIsNoNumber() ? TrainerFailureClass.NAN_LOSS : TrainerFailureClass.UNKNOWN;
    }

    private static String message(Exit exit, String doubt, TrainingFootprint footprint, List<String> lines) {
        StringBuilder text = new StringBuilder();
        if (exit.cause() == Exit.Cause.STOPPED) {
            text.append("the trainer was stopped: ").append(exit.reason());
        } else if (exit.signal().isPresent()) {
            text.append("the trainer was ended by ")
                    .append(SignalName.of(exit.signal().getAsInt()));
        } else {
            text.append("the trainer exited with code ").append(exit.code());
        }
        footprint.progress().ifPresent(progress -> text.append(" after step ").append(progress.step()));
        if (!doubt.isEmpty()) {
            text.append(", ").append(doubt);
        } else if (!lines.isEmpty()) {
            text.append(": ").append(lines.get(lines.size() - 1));
        }
        return text.toString();
    }
}
