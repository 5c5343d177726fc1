package dev.trainmaster.training;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.failure.TrainerDeath;
import dev.trainmaster.run.Phase;
import dev.trainmaster.run.RunFailedException;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Trains, and decides what follows when a trainer ends before its work is done. The only place that numbers starts. */
public final class TrainingStage {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** What the stage needs of the run around it. */
    public interface Crew {

        /**
         * Runs one start of the trainer to its end. Empty if the home of a run that may move took it up no more, and is
         * silent for so long that nothing of it can be alive there.
         */
        Optional<TrainingEnd> train(int start, Instant deadline);

        /** Finds out where the run goes on after such a silence; answers the number of its next start there. */
        int goOnAfterSilence(int start, Instant deadline);

        /** Returns when it is proven that nothing of the run is alive. */
        void ensureStopped(int upToStart, String reason);
    }

    private final Crew crew;
    private final StartLog log;
    private final Consumer<Progress> reached;
    private final Consumer<String> warn;
    private final RestartBudget budget;
    private final Instant deadline;

    public TrainingStage(
            Crew crew,
            StartLog log,
            Consumer<Progress> reached,
            Consumer<String> warn,
            RestartBudget budget,
            Instant deadline) {
        this.crew = crew;
        this.log = log;
        this.reached = reached;
        this.warn = warn;
        this.budget = budget;
        this.deadline = deadline;
    }

    /** Returns when the trainer has finished; throws when the run has failed. */
    public TrainingEnd.Completed run(int firstStart) {
        Duration pause = FIRST_PAUSE;
        for (int start = firstStart; ; start++) {
            log.ordered(start, now());
            Optional<TrainingEnd> answer = train(start);
            while (answer.isEmpty()) {
                log.ended(start, "not heard of any more; nothing of it is alive", Optional.empty());
                start = crew.goOnAfterSilence(start, deadline);
                log.ordered(start, now());
                answer = train(start);
            }
            TrainingEnd end = answer.get();
            log.ended(start, describe(end), end.resumed());
            // What a start resumed from was reached before it, also by a former run that is retried.
            end.resumed().ifPresent(resumed -> budget.reachedBefore(resumed.step()));
            end.lastProgress().ifPresent(reached);
            if (end instanceof TrainingEnd.Completed completed) {
                return completed;
            }
            Failure failure = failureOf(end);
            if (end instanceof TrainingEnd.Lost) {
                crew.ensureStopped(start, failure.message());
            }
            if (!restartHelps(failure)) {
                throw new RunFailedException(failure);
            }
            if (budget.isFurther(end.durableStep())) {
                pause = FIRST_PAUSE;
            }
            if (!isHandedBack(failure) && !budget.allowsRestartAfter(end.durableStep())) {
                throw new RunFailedException(spent(failure, end.durableStep()));
            }
            if (!now().plus(pause).isBefore(deadline)) {
                throw new RunFailedException(Failure.of(
                        FailureType.TRAINING_TIMED_OUT,
                        Phase.TRAINING,
                        "no time was left before " + deadline + " to start again after: " + failure.message()));
            }
            warn.accept("start " + start + " ended: " + failure.message() + "; starting again from "
                    + stepText(end.durableStep()));
            Workflow.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private Optional<TrainingEnd> train(int start) {
        try {
            return crew.train(start, deadline);
        } catch (TemporalFailure | RunFailedException e) {
            log.ended(start, "given up; nothing of it is alive", Optional.empty());
            throw e;
        }
    }

    private static boolean restartHelps(Failure failure) {
        return failure.type().retry() != FailureType.Retry.NEVER
                && failure.death()
                        .map(TrainerDeath::kind)
                        .map(kind -> kind.restartHelps())
                        .orElse(true);
    }

    /** A worker that shut down stopped it: that is nobody's failure, however far it had come. */
    private static boolean isHandedBack(Failure failure) {
        return failure.type() == FailureType.WORKER_DETACHED;
    }

    private static Failure failureOf(TrainingEnd end) {
        if (end instanceof TrainingEnd.Failed failed) {
            return failed.failure();
        }
        String reason = ((TrainingEnd.Lost) end).reason();
        return Failure.of(FailureType.TRAINER_FAILED, Phase.TRAINING, "the trainer was lost: " + reason);
    }

    private Failure spent(Failure last, OptionalLong durableStep) {
        return new Failure(
                FailureType.RESTART_BUDGET_SPENT,
                Phase.TRAINING,
                "started again " + budget.spent() + " times without getting past " + stepText(durableStep)
                        + "; the last end: " + last.message(),
                last.death().isPresent() ? last.hint() : FailureType.RESTART_BUDGET_SPENT.hint(),
                last.death());
    }

    private static String describe(TrainingEnd end) {
        return end instanceof TrainingEnd.Completed
                ? "completed"
                : failureOf(end).message();
    }

    private static String stepText(OptionalLong step) {
        return step.isPresent() ? "step " + step.getAsLong() : "the beginning";
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
