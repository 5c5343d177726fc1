package dev.trainmaster.placement;

import dev.trainmaster.request.TrainingRequest;
import io.temporal.activity.ActivityInterface;

/** Finds a place for a run. Any worker may answer, and the one that does offers its own host. */
@ActivityInterface
public interface PlacementActivities {

    /** Claims this worker's host as the home of the run, creates the run directory and writes the request into it. */
    Home claimHome(String runId, TrainingRequest request);
}
