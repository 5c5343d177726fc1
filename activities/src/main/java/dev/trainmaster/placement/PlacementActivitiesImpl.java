package dev.trainmaster.placement;

import dev.trainmaster.failure.ActivityFailures;
import dev.trainmaster.request.TrainingRequest;

/** Offers this worker's host. */
public final class PlacementActivitiesImpl implements PlacementActivities {
    private final HomeClaim claim;

    public PlacementActivitiesImpl(HomeClaim claim) {
        this.claim = claim;
    }

    @Override
    public Home claimHome(String runId, TrainingRequest request) {
        return ActivityFailures.told(() -> claim.claim(runId, request));
    }
}
