package dev.trainmaster.training;

import io.temporal.activity.ActivityInterface;

/** Ends a training for good. It has a queue apart from the trainings, so that a full host can still stop one. */
@ActivityInterface
public interface StopActivities {

    /** Answers only when it is proven that no process of the run is alive; until then it fails and is tried again. */
    StopProof ensureStopped(StopOrder order);
}
