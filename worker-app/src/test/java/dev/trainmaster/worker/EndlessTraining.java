package dev.trainmaster.worker;

import dev.trainmaster.failure.FailureType;
import dev.trainmaster.training.DrainSignal;
import dev.trainmaster.training.TrainingActivities;
import dev.trainmaster.training.TrainingEnd;
import dev.trainmaster.training.TrainingOrder;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Watches a trainer that never ends, and hands back when the worker drains. */
final class EndlessTraining implements TrainingActivities {

    private final CountDownLatch never = new CountDownLatch(1);
    private final DrainSignal drain;

    EndlessTraining(DrainSignal drain) {
        this.drain = drain;
    }

    @Override
    public TrainingEnd train(TrainingOrder order) {
        try {
            while (drain.wish() == DrainSignal.Wish.STAY) {
                Activity.getExecutionContext().heartbeat(ProcessHandle.current().pid());
                never.await(20, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            throw Activity.wrap(interrupted);
        }
        throw ApplicationFailure.newBuilder()
                .setMessage("the worker goes")
                .setType(FailureType.WORKER_DETACHED.text())
                .setCategory(ApplicationErrorCategory.BENIGN)
                .setNextRetryDelay(Duration.ofMillis(1))
                .build();
    }
}
