package dev.trainmaster.run;

import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.placement.Home;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.training.StopActivities;
import dev.trainmaster.training.StopOrder;
import dev.trainmaster.training.TrainingEnd;
import dev.trainmaster.training.TrainingOrder;
import dev.trainmaster.training.TrainingStage;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Orders trainers started and stopped on the home of a run that stays there. */
final class RunCrew implements TrainingStage.Crew {

    private final String runId;
    private final Home home;
    private final TrainingRequest request;
    private final ExportReceipt dataset;
    private final ManifestReceipt manifest;
    private final OptionalLong totalSteps;
    private final Consumer<Optional<String>> waits;

    /** @param waits is told what the run waits for, and when it does no more */
    RunCrew(
            String runId,
            Home home,
            TrainingRequest request,
            ExportReceipt dataset,
            ManifestReceipt manifest,
            OptionalLong totalSteps,
            Consumer<Optional<String>> waits) {
        this.runId = runId;
        this.home = home;
        this.request = request;
        this.dataset = dataset;
        this.manifest = manifest;
        this.totalSteps = totalSteps;
        this.waits = waits;
    }

    @Override
    public Optional<TrainingEnd> train(int start, Instant deadline) {
        Duration left = Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), deadline);
        try {
            return Optional.of(TrainingCall.order(
                    new TrainingOrder(runId, home, request, dataset, manifest, start, deadline, totalSteps),
                    StagePlan.train(home, start, left, request.limits().grace())));
        } catch (ActivityFailure e) {
            // Whatever this was, nobody collected the trainer's end: it may be alive.
            ensureStopped(start, "the training was given up");
            RunCancelled.insteadOf(e);
            if (e.getCause() instanceof TimeoutFailure || e.getRetryState() == RetryState.RETRY_STATE_TIMEOUT) {
                throw new RunFailedException(Failure.of(
                        FailureType.TRAINING_TIMED_OUT,
                        Phase.TRAINING,
                        "the training did not end by " + deadline + ", and no worker on " + home.host()
                                + " reported its end"));
            }
            throw e;
        }
    }

    @Override
    public int goOnAfterSilence(int start, Instant deadline) {
        throw new IllegalStateException("a run that stays at its home waits for it, however long it is silent");
    }

    /** Detached, because it is most needed after a cancel. */
    @Override
    public void ensureStopped(int upToStart, String reason) {
        StopActivities stop = Workflow.newActivityStub(StopActivities.class, StagePlan.ensureStopped(home));
        StopOrder order =
                new StopOrder(runId, home, upToStart, reason, request.limits().grace());
        waits.accept(Optional.of(
                reason + "; waiting for " + home.host() + " to prove that nothing of the run is alive there"));
        CancellationScope detached = Workflow.newDetachedCancellationScope(() -> stop.ensureStopped(order));
        detached.run();
        waits.accept(Optional.empty());
    }
}
