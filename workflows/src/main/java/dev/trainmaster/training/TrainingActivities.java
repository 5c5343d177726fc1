package dev.trainmaster.training;

import io.temporal.activity.ActivityInterface;

/** Watches over a trainer. The trainer lives in a process of its own and outlives the worker that watches it. */
@ActivityInterface
public interface TrainingActivities {

    /** Starts the trainer of this start number, or adopts it, or collects its end, and watches it until it ends. */
    TrainingEnd train(TrainingOrder order);
}
