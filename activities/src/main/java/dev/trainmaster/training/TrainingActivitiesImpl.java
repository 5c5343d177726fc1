package dev.trainmaster.training;

import dev.trainmaster.checkpoint.CheckpointCare;
import dev.trainmaster.checkpoint.CheckpointKeeper;
import dev.trainmaster.checkpoint.ResumeBook;
import dev.trainmaster.checkpoint.Resumption;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.Lease;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.SteadyClock;
import dev.trainmaster.supervisor.Supervisor;
import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.trainer.Redaction;
import dev.trainmaster.trainer.TrainerCommand;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.trainer.TrainerProfiles;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Takes up one start of a trainer, whatever state it is in, and brings it to its end. */
public final class TrainingActivitiesImpl implements TrainingActivities {

    private final Supervisor supervisor;
    private final TrainerProfiles profiles;
    private final TrainerHost host;
    private final TrainerLaunch launch;
    private final WatchRoom room;
    private final GpuSlots gpus;
    private final CheckpointCare checkpoints;
    private final Clock clock;

    public TrainingActivitiesImpl(
            Supervisor supervisor,
            TrainerProfiles profiles,
            TrainerHost host,
            RandomGenerator random,
            WatchRoom room,
            GpuSlots gpus,
            CheckpointCare checkpoints,
            Clock clock) {
        this.supervisor = supervisor;
        this.profiles = profiles;
        this.host = host;
        this.launch = new TrainerLaunch(host, random);
        this.room = room;
        this.gpus = gpus;
        this.checkpoints = checkpoints;
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
        RunDirectory run = new RunDirectory(Path.of(order.home().runDirectory()));
        Supervision supervision = new Supervision(supervisor, run, order.start());
        try (ServerLine line = ServerLine.open(activity, order, run, room.open())) {
            Finding before = supervision.find();
            takePlace(run, before);
            boolean ended = false;
            try {
                TrainingEnd end = trained(order, activity, run, supervision, before, line);
                ended = true;
                return end;
            } finally {
                room.places().leave(run, !ended && supervision.mayLive());
            }
        }
    }

    private void takePlace(RunDirectory run, Finding before) {
        if (before instanceof Finding.Nothing) {
            room.places().takeNew(run);
        } else {
            room.places().takeUp(run);
        }
    }

    private TrainingEnd trained(
            TrainingOrder order,
            ActivityExecutionContext activity,
            RunDirectory run,
            Supervision supervision,
            Finding before,
            ServerLine line)
            throws IOException, InterruptedException {
        Decisions decisions = new Decisions(line::decision, room.drain(), order, clockOf(activity));
        TrainerProfile profile = profile(order, before);
        WatchReport report = new WatchReport(order, line, clock);
        TrainingFootprint footprint = footprint(order, run, profile);
        TrainerCommand command = launch.command(order, profile);
        try (CheckpointKeeper keeper = keeper(order, run, profile)) {
            if (before instanceof Finding.Nothing) {
                Clearance clearance = new StartClearance(order, run, profile, supervisor, launch)
                        .ask(line, decisions, report, footprint);
                if (clearance instanceof Clearance.Decided decided) {
                    return notStarted(decided.decision());
                }
                if (clearance instanceof Clearance.FinishedBefore) {
                    return new TrainingEnd.Completed(footprint.durableStep(), footprint.progress());
                }
                command = command.with(((Clearance.Cleared) clearance).argv());
            }
            Optional<Resumption> resumption = new ResumeBook(run.train()).resumption(order.start());
            resumption.ifPresent(report::resumed);
            StartedTraining training =
                    training(order, run, supervision, profile, command, footprint(order, run, profile), keeper);
            // Whatever comes after this look, this start has done.
            training.footprint().look();
            Finding finding = taken(order, run, supervision, command, before, line);
            TrainingEnd end = finding instanceof Finding.Running running
                    ? watched(
                            order,
                            run,
                            activity,
                            new TrainingWatch(training, report, decisions, line.bell(), System::nanoTime),
                            running)
                    : training.collect(finding);
            return resumption.map(end::whichResumed).orElse(end);
        }
    }

    /** The deadline is a time of the server's, so what is left of it when an attempt begins is told by the server too. */
    private SteadyClock clockOf(ActivityExecutionContext activity) {
        long started = activity.getInfo().getStartedTimestamp();
        return SteadyClock.from(started > 0 ? Clock.fixed(Instant.ofEpochMilli(started), ZoneOffset.UTC) : clock);
    }

    private Finding taken(
            TrainingOrder order,
            RunDirectory run,
            Supervision supervision,
            TrainerCommand command,
            Finding before,
            ServerLine line)
            throws IOException, InterruptedException {
        Optional<Lease> lease = line.lease(order.request().placement().leaseTtl());
        try {
            Map<String, String> gpu = before instanceof Finding.Nothing
                    ? gpus.claim(run, order.request().hyperparameters().device())
                    : Map.of();
            return supervision.take(launch.spec(order, command, gpu, lease));
        } finally {
            gpus.launched(run);
        }
    }

    private TrainingEnd watched(
            TrainingOrder order,
            RunDirectory run,
            ActivityExecutionContext activity,
            TrainingWatch watch,
            Finding.Running running)
            throws IOException, InterruptedException {
        room.files().trainsFor(run, order.start(), activity.getInfo().getWorkflowRunId());
        room.files().watching(run, order.start(), activity.getTaskToken());
        try {
            return watch.untilItEnds(running);
        } finally {
            room.files().done(run, order.start(), activity.getTaskToken());
        }
    }

    private CheckpointKeeper keeper(TrainingOrder order, RunDirectory run, TrainerProfile profile) {
        return checkpoints.keeper(order.runId(), run.train(), order.request(), profile, new StepLoss(run.metrics()));
    }

    private TrainingFootprint footprint(TrainingOrder order, RunDirectory run, TrainerProfile profile)
            throws IOException {
        return new TrainingFootprint(run, order.start(), profile, order.totalSteps(), clock);
    }

    private StartedTraining training(
            TrainingOrder order,
            RunDirectory run,
            Supervision supervision,
            TrainerProfile profile,
            TrainerCommand command,
            TrainingFootprint footprint,
            CheckpointKeeper keeper) {
        Redaction redaction = new Redaction(List.of(command.environment(), host.environment()));
        Proc proc = Proc.ofThisHost();
        return new StartedTraining(
                supervision,
                footprint,
                keeper,
                new EndJudge(
                        profile,
                        run.start(order.start()),
                        order.totalSteps(),
                        order.request().resources(),
                        redaction),
                order.request().limits(),
                exit -> exit.unkillable().stream().noneMatch(proc::runs),
                room.exits());
    }

    /** A profile that somebody took away must not cost a trainer that lives: it is waited for. */
    private TrainerProfile profile(TrainingOrder order, Finding before) {
        try {
            return profiles.find(order.request().trainer());
        } catch (FailureException e) {
            if (before instanceof Finding.Nothing) {
                throw e;
            }
            throw FailureException.of(
                    FailureType.INTERNAL,
                    Phase.TRAINING,
                    "start " + order.start() + " was begun, but what it says cannot be read any more: "
                            + e.getMessage());
        }
    }

    private static TrainingEnd notStarted(Decision decision) {
        if (decision instanceof Decision.Stop stop) {
            Failure failure = Failure.of(
                    stop.reason().failure().orElse(FailureType.TRAINING_TIMED_OUT),
                    Phase.TRAINING,
                    stop.reason().text() + ", and the trainer had not even started");
            return new TrainingEnd.Failed(failure, OptionalLong.empty(), Optional.empty());
        }
        if (decision instanceof Decision.Cancel cancel) {
            throw cancel.answer();
        }
        if (decision instanceof Decision.RunOver over) {
            throw over.answer();
        }
        if (decision instanceof Decision.Leave leave) {
            throw Detachment.of(leave.wish());
        }
        throw ((Decision.LetGo) decision).how();
    }
}
