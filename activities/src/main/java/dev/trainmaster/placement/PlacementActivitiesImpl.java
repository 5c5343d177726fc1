package dev.trainmaster.placement;

import dev.trainmaster.failure.ActivityFailures;
import dev.trainmaster.request.TrainingRequest;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.api.common.v1.WorkflowExecution;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers this worker's host, unless a trainer of the run may be alive on another. */
public final class PlacementActivitiesImpl implements PlacementActivities {
    private static final Logger LOG = LoggerFactory.getLogger(PlacementActivitiesImpl.class);

    private final HomeClaim claim;

    public PlacementActivitiesImpl(HomeClaim claim) {
        this.claim = claim;
    }

    @Override
    public Home claimHome(String runId, TrainingRequest request) {
        return ActivityFailures.told(() -> {
            Optional<Home> former = formerHome(Activity.getExecutionContext());
            if (former.isEmpty() || claim.isOfThisHost(former.get())) {
                return claim.claim(runId, request);
            }
            LOG.info(
                    "Run {} stays on {}: nobody has proven that its trainer there is gone",
                    runId,
                    former.get().host());
            return former.get();
        });
    }

    private static Optional<Home> formerHome(ActivityExecutionContext activity) {
        return new FormerHome(activity.getWorkflowClient())
                .of(WorkflowExecution.newBuilder()
                        .setWorkflowId(activity.getInfo().getWorkflowId())
                        .setRunId(activity.getInfo().getWorkflowRunId())
                        .build());
    }
}
