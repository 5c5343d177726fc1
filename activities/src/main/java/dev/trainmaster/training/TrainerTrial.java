package dev.trainmaster.training;

import dev.trainmaster.supervisor.Exit;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.Supervisor;
import dev.trainmaster.trainer.Claim;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A few real steps, a stop and a resume, under the supervision that runs have: does the trainer do what its profile says? */
public final class TrainerTrial {

    private static final long ENOUGH_STEPS = 3;

    private final Supervisor supervisor;
    private final TrainerProfile profile;
    private final TrainerHost host;
    private final TrainerLaunch launch;
    private final Clock clock;
    private final Consumer<String> told;
    private final List<Claim> claims = new ArrayList<>();

    public TrainerTrial(
            Supervisor supervisor,
            TrainerProfile profile,
            TrainerHost host,
            RandomGenerator random,
            Clock clock,
            Consumer<String> told) {
        this.supervisor = supervisor;
        this.profile = profile;
        this.host = host;
        this.launch = new TrainerLaunch(host, random);
        this.clock = clock;
        this.told = told;
    }

    /** Whatever happens, nothing of the trial is alive afterwards. */
    public List<Claim> run(TrainingOrder order) throws IOException, InterruptedException {
        RunDirectory run = new RunDirectory(Path.of(order.home().runDirectory()));
        run.create();
        try {
            TrialStart first = start(order, run);
            told.accept("training until a checkpoint and " + ENOUGH_STEPS + " steps are there");
            first.begin(launch);
            first.watch(footprint -> footprint.lastStep().orElse(0) >= ENOUGH_STEPS
                    && (profile.stop().saves() || footprint.durableStep().orElse(0) > 0));
            claim(
                    "progress",
                    "steps with a loss",
                    steps(first),
                    first.footprint().lastStep().isPresent());
            if (first.ended().isPresent()) {
                claim("stop", "to be seen", "it ended before it could be stopped: " + first.told(), false);
                return claims;
            }
            OptionalLong stoppedAfter = first.footprint().lastStep();
            told.accept("asking it to stop");
            first.stop();
            stopped(first, stoppedAfter);
            OptionalLong saved = first.footprint().durableStep();
            if (saved.orElse(-1) >= order.totalSteps().orElse(Long.MAX_VALUE)) {
                // As a run's, it is not started again: it could train on and say nothing of how it resumes.
                claim("resume", "from a step before the last", "it was done by then: take more with --steps", false);
                return claims;
            }
            second(again(order), run, saved);
        } finally {
            // Nobody wants a checkpoint any more, least of all who has pressed Ctrl-C.
            boolean interrupted = Thread.interrupted();
            new Supervision(supervisor, run, 2).stop("the trial is over", Duration.ZERO);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return claims;
    }

    private TrialStart start(TrainingOrder order, RunDirectory run) {
        return new TrialStart(order, run, new Supervision(supervisor, run, order.start()), profile, host, clock);
    }

    private void stopped(TrialStart first, OptionalLong stoppedAfter) throws IOException, InterruptedException {
        int code = first.ended().map(Exit::code).orElse(-1);
        claim(
                "stop",
                "ends with exit code " + profile.stop().exitCodes(),
                first.told(),
                profile.stop().exitCodes().contains(code));
        OptionalLong saved = first.footprint().durableStep();
        if (profile.stop().saves()) {
            claim(
                    "checkpoint on stop",
                    "of the last step, " + stoppedAfter.orElse(0),
                    saved.isPresent() ? "of step " + saved.getAsLong() : "none",
                    saved.orElse(-1) >= stoppedAfter.orElse(0));
        }
    }

    private void second(TrainingOrder order, RunDirectory run, OptionalLong saved)
            throws IOException, InterruptedException {
        told.accept("starting it again");
        TrialStart second = start(order, run);
        second.begin(launch);
        second.watch(footprint -> second.firstStep().isPresent());
        told.accept("waiting for its end");
        second.watch(footprint -> false);
        TrainingEnd end = second.judged();
        resumed(second, order.totalSteps(), saved.orElse(0));
        claim("completion", "proven", told(end), end instanceof TrainingEnd.Completed);
    }

    private void resumed(TrialStart second, OptionalLong total, long saved) throws IOException, InterruptedException {
        OptionalLong first = second.firstStep();
        // One that does not number its steps is counted on from the checkpoint: too many tell that it began anew.
        long beyond = second.footprint().lastStep().orElse(0) - total.orElse(Long.MAX_VALUE);
        String seen = first.isEmpty()
                ? "no step: " + second.told()
                : beyond > 0
                        ? "it told " + beyond + " steps more than were left"
                        : "its first step was " + first.getAsLong();
        claim("resume", "from step " + saved, seen, beyond <= 0 && first.orElse(0) > saved);
    }

    private static TrainingOrder again(TrainingOrder order) {
        return new TrainingOrder(
                order.runId(),
                order.home(),
                order.request(),
                order.dataset(),
                order.manifest(),
                order.start() + 1,
                order.deadline(),
                order.totalSteps());
    }

    private static String told(TrainingEnd end) {
        return end instanceof TrainingEnd.Failed failed
                ? failed.failure().message()
                : end instanceof TrainingEnd.Lost lost
                        ? lost.reason()
                        : "completed, checkpoint of step " + end.durableStep().orElse(0);
    }

    private static String steps(TrialStart attempt) throws IOException, InterruptedException {
        Optional<Progress> progress = attempt.footprint().progress();
        return progress.isPresent()
                ? String.format(
                        Locale.ROOT,
                        "step %d, loss %.4f",
                        progress.get().step(),
                        progress.get().loss().orElse(Double.NaN))
                : "no step; " + attempt.told();
    }

    private void claim(String about, String claimed, String seen, boolean holds) {
        claims.add(new Claim(about, claimed, seen, holds));
    }
}
