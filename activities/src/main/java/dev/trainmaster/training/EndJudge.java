package dev.trainmaster.training;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.failure.TrainerDeath;
import dev.trainmaster.failure.TrainerFailureClass;
import dev.trainmaster.request.ByteSize;
import dev.trainmaster.request.Resources;
import dev.trainmaster.run.Phase;
import dev.trainmaster.supervisor.Exit;
import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.trainer.Completion;
import dev.trainmaster.trainer.Meaning;
import dev.trainmaster.trainer.Redaction;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Says what a collected exit means. Exit 0 alone proves nothing. */
final class EndJudge {

    private static final int SIGKILL = 9;

    /** SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV: nobody sends these, a program brings them upon itself. */
    private static final Set<Integer> OWN_CRASHES = Set.of(4, 6, 7, 8, 11);

    private final TrainerProfile profile;
    private final StartDirectory start;
    private final OptionalLong totalSteps;
    private final Resources resources;
    private final Redaction redaction;

    EndJudge(
            TrainerProfile profile,
            StartDirectory start,
            OptionalLong totalSteps,
            Resources resources,
            Redaction redaction) {
        this.profile = profile;
        this.start = start;
        this.totalSteps = totalSteps;
        this.resources = resources;
        this.redaction = redaction;
    }

    TrainingEnd judge(Exit exit, TrainingFootprint footprint) throws IOException {
        return hasFinished(exit, footprint)
                ? new TrainingEnd.Completed(footprint.durableStep(), footprint.progress())
                : new TrainingEnd.Failed(failure(exit, footprint), footprint.durableStep(), footprint.progress());
    }

    private boolean hasFinished(Exit exit, TrainingFootprint footprint) {
        if (profile.completion().finiteLoss() && footprint.lossIsNoNumber()) {
            return false;
        }
        return switch (exit.cause()) {
            case EXITED -> exit.code() == 0 && (proofIsWaived() || isProven(footprint));
            // The stop came while it tidied up: how it ended then is our doing.
            case STOPPED, LEASE_RAN_OUT -> isProven(footprint);
            case NOT_STARTED -> false;
        };
    }

    private boolean proofIsWaived() {
        return !profile.completion().event() && !profile.completion().targetStep();
    }

    private boolean isProven(TrainingFootprint footprint) {
        Completion asked = profile.completion();
        boolean eventSeen = asked.event() && footprint.completedAt().isPresent();
        boolean targetReached = asked.targetStep()
                && totalSteps.isPresent()
                && footprint.durableStep().orElse(-1) >= totalSteps.getAsLong();
        return eventSeen || targetReached;
    }

    private Failure failure(Exit exit, TrainingFootprint footprint) throws IOException {
        if (exit.cause() == Exit.Cause.NOT_STARTED) {
            return Failure.of(
                    FailureType.TRAINER_UNAVAILABLE,
                    Phase.TRAINING,
                    redaction.apply("the trainer could not be started: " + exit.reason()));
        }
        LastWords words = LastWords.in(start.stderr(), redaction);
        if (exit.cause() == Exit.Cause.STOPPED) {
            return stopped(exit, words);
        }
        if (exit.cause() == Exit.Cause.LEASE_RAN_OUT) {
            return outOfContact(exit, death(TrainerFailureClass.KILLED, exit, words));
        }
        if (exit.oomKilled()) {
            return outOfMemory(exit, footprint, words);
        }
        Optional<Meaning> meaning = profile.meaningOf(OptionalInt.of(exit.code()), words.lines());
        TrainerFailureClass kind = meaning.map(Meaning::kind).orElseGet(() -> kindOf(exit, footprint, words));
        return new Failure(
                FailureType.TRAINER_FAILED,
                Phase.TRAINING,
                how(exit)
                        + after(footprint)
                        + why(exit, footprint, words)
                        + (kind == TrainerFailureClass.DISK ? "; " + DiskSpace.below(start.path()) : ""),
                meaning.map(Meaning::hintText).orElse(kind.hint()),
                Optional.of(death(kind, exit, words)));
    }

    /** Beyond doubt, whatever code the trainer made of it: the kernel has counted. */
    private Failure outOfMemory(Exit exit, TrainingFootprint footprint, LastWords words) {
        boolean bounded = resources.memoryBytes().isPresent();
        return new Failure(
                FailureType.TRAINER_FAILED,
                Phase.TRAINING,
                how(exit)
                        + after(footprint)
                        + (bounded
                                ? ": it reached its memory limit of "
                                        + new ByteSize(resources.memoryBytes().getAsLong())
                                : ": the memory of its worker's container or control group was used up"),
                (bounded ? "Raise `resources.memory`" : "Give the worker's container or control group more memory")
                        + ", or try a smaller batchSize or maxSeqLength.",
                Optional.of(death(TrainerFailureClass.OUT_OF_MEMORY, exit, words)));
    }

    private static String after(TrainingFootprint footprint) {
        return footprint
                .progress()
                .map(progress -> " after step " + progress.step())
                .orElse("");
    }

    /** Told as what was decided, also when another worker decided it and died before it could tell. */
    private Failure stopped(Exit exit, LastWords words) {
        StopReason reason = StopReason.read(exit.reason());
        TrainerDeath death = death(TrainerFailureClass.KILLED, exit, words);
        return reason.failure().isPresent()
                ? new Failure(
                        reason.failure().get(),
                        Phase.TRAINING,
                        reason.text(),
                        reason.failure().get().hint(),
                        Optional.of(death))
                : Failure.ofTrainer("the trainer was stopped: " + reason.text(), death);
    }

    /** Nobody's failure, however far it had come: its host could not be reached, and another might have taken over. */
    private static Failure outOfContact(Exit exit, TrainerDeath death) {
        return new Failure(
                FailureType.WORKER_DETACHED,
                Phase.TRAINING,
                "the trainer was stopped: " + exit.reason(),
                "Its host was out of contact for longer than `placement.leaseTtl`; it goes on from its checkpoint.",
                Optional.of(death));
    }

    private TrainerDeath death(TrainerFailureClass kind, Exit exit, LastWords words) {
        boolean bySignal = exit.signal().isPresent();
        return new TrainerDeath(
                kind,
                bySignal ? OptionalInt.empty() : OptionalInt.of(exit.code()),
                bySignal ? Optional.of(SignalName.of(exit.signal().getAsInt())) : Optional.empty(),
                words.lines(),
                Optional.of(start.stderr().toString()),
                words.first());
    }

    private static TrainerFailureClass kindOf(Exit exit, TrainingFootprint footprint, LastWords words) {
        // Whoever fills the disk that its own logs lie on cannot say so any more.
        if (exit.code() != 0 && (exit.lostOutputBytes() > 0 || DiskSpace.isMissingIn(words.lines()))) {
            return TrainerFailureClass.DISK;
        }
        if (exit.signal().isPresent()) {
            return OWN_CRASHES.contains(exit.signal().getAsInt())
                    ? TrainerFailureClass.UNKNOWN
                    : TrainerFailureClass.KILLED;
        }
        return footprint.lossIsNoNumber() ? TrainerFailureClass.NAN_LOSS : TrainerFailureClass.UNKNOWN;
    }

    private static String how(Exit exit) {
        return exit.signal().isPresent()
                ? "the trainer was ended by " + SignalName.of(exit.signal().getAsInt())
                : "the trainer exited with code " + exit.code();
    }

    private static String why(Exit exit, TrainingFootprint footprint, LastWords words) {
        if (exit.code() == 0) {
            return footprint.lossIsNoNumber()
                    ? ", but its last loss is no number"
                    : ", but left neither a completion record nor a checkpoint of the last step";
        }
        if (!words.gist().isEmpty()) {
            return ": " + words.gist();
        }
        return exit.signal().orElse(0) == SIGKILL ? ", most often sent by the kernel when memory runs out" : "";
    }
}
