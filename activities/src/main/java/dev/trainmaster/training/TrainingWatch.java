package dev.trainmaster.training;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.Finding.Origin;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Watches one living trainer until it ends, or until somebody decides that it must. */
final class TrainingWatch {

    /** How soon an end is seen; it costs one look at one file. */
    private static final long TICK_MILLIS = 50;

    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

    private final TrainingOrder order;
    private final WorkflowTargetOptions execution;
    private final Supervision supervision;
    private final StartedTraining training;
    private final TrainingFootprint footprint;
    private final StallWatch stalls;
    private final Beat beat;
    private final WatchReport report;
    private final RunQuestion question;
    private final DrainSignal drain;
    private final Clock clock;

    TrainingWatch(
            TrainingOrder order,
            WorkflowTargetOptions execution,
            Supervision supervision,
            StartedTraining training,
            TrainingFootprint footprint,
            StallWatch stalls,
            Beat beat,
            WatchReport report,
            RunQuestion question,
            DrainSignal drain,
            Clock clock) {
        this.order = order;
        this.execution = execution;
        this.supervision = supervision;
        this.training = training;
        this.footprint = footprint;
        this.stalls = stalls;
        this.beat = beat;
        this.report = report;
        this.question = question;
        this.drain = drain;
        this.clock = clock;
    }

    TrainingEnd untilItEnds(Finding.Running first) throws IOException, InterruptedException {
        footprint.look();
        Optional<Long> stepAtLaunch = first.origin() == Origin.LAUNCHED
                ? Optional.of(footprint.progress().map(Progress::step).orElse(0L))
                : Optional.empty();
        report.watching(first);
        beat.start();
        Finding finding = first;
        Instant nextLook = clock.instant();
        while (true) {
            if (supervision.exitIsWritten() || !clock.instant().isBefore(nextLook)) {
                finding = supervision.find();
                if (!(finding instanceof Finding.Running)) {
                    return training.collect(finding);
                }
                nextLook = clock.instant().plus(LOOK_INTERVAL);
                look(stepAtLaunch);
            }
            Optional<TrainingEnd> end = decided();
            if (end.isPresent()) {
                return end.get();
            }
            Thread.sleep(TICK_MILLIS);
        }
    }

    private void look(Optional<Long> stepAtLaunch) throws IOException {
        footprint.look();
        report.progress(footprint.progress());
        boolean stepDone = footprint
                .progress()
                .map(Progress::step)
                .filter(step -> !stepAtLaunch.equals(Optional.of(step)))
                .isPresent();
        stalls.see(
                stepDone,
                List.of(footprint.progress().map(Progress::step), footprint.durableStep(), report.outputMarks()));
        stalls.warning().ifPresent(report::warning);
    }

    /** What was decided since the last tick: by the server, by this worker's shutdown, or by a limit. */
    private Optional<TrainingEnd> decided() throws IOException, InterruptedException {
        if (beat.answer().isPresent()) {
            return heard(beat.answer().get());
        }
        if (drain.wish() != DrainSignal.Wish.STAY) {
            throw handedBack();
        }
        if (clock.instant().isAfter(order.deadline())) {
            return Optional.of(
                    training.stopped(FailureType.TRAINING_TIMED_OUT, "the training had to end by " + order.deadline()));
        }
        Optional<String> stalled = stalls.stalled();
        return stalled.isPresent()
                ? Optional.of(training.stopped(FailureType.TRAINER_STALLED, stalled.get()))
                : Optional.empty();
    }

    private Optional<TrainingEnd> heard(ActivityCompletionException answer) throws IOException, InterruptedException {
        if (answer instanceof ActivityCanceledException) {
            report.say("the run is being cancelled, its trainer is asked to stop");
            Optional<TrainingEnd> finished = training.finishedAfterStop(
                    "the run was cancelled", order.request().limits().grace());
            if (finished.isPresent()) {
                return finished;
            }
            throw answer;
        }
        if (answer instanceof ActivityWorkerShutdownException) {
            throw handedBack();
        }
        if (answer instanceof ActivityNotExistsException && question.about(execution) == RunQuestion.Answer.CLOSED) {
            training.finishedAfterStop(
                    "the run was ended on the server", order.request().limits().grace());
        }
        // Superseded, reset, paused, or a server that does not know the run: whoever comes next adopts the trainer.
        throw answer;
    }

    private ApplicationFailure handedBack() throws IOException, InterruptedException {
        if (drain.wish() == DrainSignal.Wish.CHECKPOINT) {
            training.finishedAfterStop(
                    "the worker shuts down", order.request().limits().grace());
        }
        Failure failure = Failure.of(
                FailureType.WORKER_DETACHED,
                Phase.TRAINING,
                "the worker shuts down and leaves the trainer to the next one");
        return ApplicationFailure.newBuilder()
                .setMessage(failure.message())
                .setType(failure.type().text())
                .setDetails(failure)
                .setCategory(ApplicationErrorCategory.BENIGN)
                .setNextRetryDelay(Duration.ofMillis(1))
                .build();
    }
}
