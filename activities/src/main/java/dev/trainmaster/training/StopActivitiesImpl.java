package dev.trainmaster.training;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StopOutcome;
import dev.trainmaster.supervisor.Supervisor;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Stops what is alive of a run, and forbids what has not begun. */
public final class StopActivitiesImpl implements StopActivities {

    private static final String PROVING = "waiting for proof that nothing of the run is alive";

    private static final Duration BEAT = Duration.ofSeconds(5);

    private final Supervisor supervisor;

    public StopActivitiesImpl(Supervisor supervisor) {
        this.supervisor = supervisor;
    }

    @Override
    public StopProof ensureStopped(StopOrder order) {
        Supervision supervision = new Supervision(
                supervisor, new RunDirectory(Path.of(order.home().runDirectory())), order.upToStart());
        ActivityExecutionContext activity = Activity.getExecutionContext();
        // Whatever the server answers: it is stopped, for good.
        try (Beat beat = new Beat(
                DirectHeart.of(activity), PROVING, answer -> Optional.empty(), () -> {}, BEAT, order.runId())) {
            beat.start();
            StopOutcome.Gone gone = supervision.stop(order.reason(), order.grace());
            return new StopProof(gone.starts().size(), "no process of the run was alive at " + gone.provenAt());
        } catch (FailureException e) {
            throw e.failure().asActivityFailure();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FailureException.of(FailureType.WORKER_DETACHED, Phase.TRAINING, "the worker was interrupted")
                    .failure()
                    .asActivityFailure();
        }
    }
}
