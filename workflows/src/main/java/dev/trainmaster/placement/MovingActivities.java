package dev.trainmaster.placement;

import dev.trainmaster.request.TrainingRequest;
import io.temporal.activity.ActivityInterface;

/** Makes a new home ready to go on with a run whose old home has fallen silent. */
@ActivityInterface
public interface MovingActivities {

    /** Brings the newest checkpoint of the run to this home. */
    MovedIn moveIn(String runId, Home home, TrainingRequest request);
}
