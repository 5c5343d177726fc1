package dev.trainmaster.training;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartSpec;
import dev.trainmaster.supervisor.Supervisor;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.trainer.TrainerProfiles;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.WorkflowTargetOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Takes up one start of a trainer, whatever state it is in, and brings it to its end. */
public final class TrainingActivitiesImpl implements TrainingActivities {

    private final Supervisor supervisor;
    private final TrainerProfiles profiles;
    private final TrainerHost host;
    private final TrainerLaunch launch;
    private final WatchFiles watchFiles;
    private final DrainSignal drain;
    private final Clock clock;

    public TrainingActivitiesImpl(
            Supervisor supervisor,
            TrainerProfiles profiles,
            TrainerHost host,
            RandomGenerator random,
            WatchFiles watchFiles,
            DrainSignal drain,
            Clock clock) {
        this.supervisor = supervisor;
        this.profiles = profiles;
        this.host = host;
        this.launch = new TrainerLaunch(host, random);
        this.watchFiles = watchFiles;
        this.drain = drain;
        this.clock = clock;
    }

    @Override
    public TrainingEnd train(TrainingOrder order) {
        try {
            return trained(order, Activity.getExecutionContext());
        } catch (FailureException e) {
            throw e.failure().asActivityFailure();
        } catch (IOException e) {
            throw StorageFailures.of(
                            Phase.TRAINING, "work in", Path.of(order.home().runDirectory()), e)
                    .failure()
                    .asActivityFailure();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FailureException.of(FailureType.WORKER_DETACHED, Phase.TRAINING, "the worker was interrupted")
                    .failure()
                    .asActivityFailure();
        }
    }

    private TrainingEnd trained(TrainingOrder order, ActivityExecutionContext activity)
            throws IOException, InterruptedException {
        TrainerProfile profile = profiles.find(order.request().trainer());
        RunDirectory run = new RunDirectory(Path.of(order.home().runDirectory()));
        Supervision supervision = new Supervision(supervisor, run, order.start());
        TrainingFootprint footprint = new TrainingFootprint(run, profile, order.totalSteps(), clock);
        EndJudge judge =
                new EndJudge(profile, run.start(order.start()), order.totalSteps(), new Redaction(host.environment()));
        StartedTraining training = new StartedTraining(
                supervision, footprint, judge, order.request().limits());

        StartSpec spec = launch.specOf(order, profile);
        if (supervision.find() instanceof Finding.Nothing) {
            TrainerLaunch.checkApprovedBytes(order);
        }
        Finding finding = supervision.take(spec);
        if (!(finding instanceof Finding.Running running)) {
            return training.collect(finding);
        }
        WorkflowTargetOptions execution = WorkflowTargetOptions.newBuilder()
                .setWorkflowId(activity.getInfo().getWorkflowId())
                .setRunId(activity.getInfo().getWorkflowRunId())
                .build();
        watchFiles.watching(run, order.start(), activity.getTaskToken());
        try (Beat beat = new Beat(activity, order.runId());
                NewsWire wire = new NewsWire(activity.getWorkflowClient(), execution, order.runId())) {
            WatchReport report = new WatchReport(order, run.start(order.start()), beat, wire, clock);
            StallWatch stalls = new StallWatch(order.request().limits(), System::nanoTime);
            RunQuestion question = new RunQuestion(activity.getWorkflowClient());
            return new TrainingWatch(
                            order,
                            execution,
                            supervision,
                            training,
                            footprint,
                            stalls,
                            beat,
                            report,
                            question,
                            drain,
                            clock)
                    .untilItEnds(running);
        } finally {
            watchFiles.done(run, order.start());
        }
    }
}
