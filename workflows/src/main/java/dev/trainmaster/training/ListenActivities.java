package dev.trainmaster.training;

import io.temporal.activity.ActivityInterface;

/** Tells who watches a trainer that the server has something to say. It only saves the time until the next heartbeat. */
@ActivityInterface
public interface ListenActivities {

    /** Whoever watches this run here asks the server at once. Nobody need be there. */
    void listen(String runId);
}
