package dev.trainmaster.training;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;

/** How an attempt is handed back: no fault of the run, and to be taken up by the next worker at once. */
final class Detachment {

    /**
     * A worker that leaves has just dropped its polls. A retry that the server gives to one of them before it has heard
     * of that is lost until the heartbeat times out. The next worker needs longer than this to come up.
     */
    private static final Duration POLLS_ARE_GONE = Duration.ofSeconds(1);

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private Detachment() {}

    static ApplicationFailure of(DrainSignal.Wish wish) {
        return because(
                wish == DrainSignal.Wish.CHECKPOINT
                        ? "the worker shuts down and has stopped the trainer, which goes on from its checkpoint"
                        : "the worker shuts down and leaves the trainer to the next one",
                POLLS_ARE_GONE);
    }

    static ApplicationFailure fromDead(WorkerIdentity worker) {
        return because("the worker that watched, pid " + worker.pid() + ", has died; the trainer goes on", AT_ONCE);
    }

    private static ApplicationFailure because(String message, Duration delay) {
        Failure failure = Failure.of(FailureType.WORKER_DETACHED, Phase.TRAINING, message);
        ApplicationFailure handed = ApplicationFailure.newBuilder()
                .setMessage(failure.message())
                .setType(failure.type().text())
                .setDetails(failure)
                .setCategory(ApplicationErrorCategory.BENIGN)
                .setNextRetryDelay(delay)
                .build();
        // It tells nothing of the run, and is long enough for the server to cut the failure's type away.
        handed.setStackTrace(new StackTraceElement[0]);
        return handed;
    }
}
