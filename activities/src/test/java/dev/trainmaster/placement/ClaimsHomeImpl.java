package dev.trainmaster.placement;

import dev.trainmaster.request.TrainingRequest;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Map;

public final class ClaimsHomeImpl implements ClaimsHome {

    private static final ActivityOptions QUICK = ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(1))
            .build();

    private Home home;
    private boolean ended;

    @Override
    public void live(TrainingRequest request, int start) {
        home = Workflow.newActivityStub(PlacementActivities.class, QUICK)
                .claimHome(Workflow.getInfo().getWorkflowId(), request);
        ActivityOptions nobody =
                ActivityOptions.newBuilder(QUICK).setTaskQueue("nobody").build();
        Async.function(
                Workflow.newUntypedActivityStub(nobody)::execute, "Train", Void.class, (Object) Map.of("start", start));
        Workflow.await(() -> ended);
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public void end() {
        ended = true;
    }
}
