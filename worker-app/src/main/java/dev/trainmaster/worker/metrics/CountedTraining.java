package dev.trainmaster.worker.metrics;

import dev.trainmaster.failure.FailureType;
import dev.trainmaster.training.TrainingActivities;
import dev.trainmaster.training.TrainingEnd;
import dev.trainmaster.training.TrainingOrder;
import io.temporal.failure.ApplicationFailure;

/** Counts the trainers that are watched, and the attempts that are handed back. */
public final class CountedTraining implements TrainingActivities {

    private final TrainingActivities training;
    private final RunMetrics metrics;

    public CountedTraining(TrainingActivities training, RunMetrics metrics) {
        this.training = training;
        this.metrics = metrics;
    }

    @Override
    public TrainingEnd train(TrainingOrder order) {
        metrics.watchBegins();
        try {
            return training.train(order);
        } catch (ApplicationFailure failure) {
            if (FailureType.WORKER_DETACHED.text().equals(failure.getType())) {
                metrics.handedBack();
            }
            throw failure;
        } finally {
            metrics.watchEnds();
        }
    }
}
