package dev.trainmaster.run;

import dev.trainmaster.placement.Home;
import dev.trainmaster.training.ListenActivities;
import dev.trainmaster.training.TrainingActivities;
import dev.trainmaster.training.TrainingEnd;
import dev.trainmaster.training.TrainingOrder;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/** Orders a training. When the run is cancelled, its watch is told to listen: its next heartbeat may be seconds away. */
final class TrainingCall {

    private static final String CANCELS_ARE_TOLD = "cancels-are-told";

    private TrainingCall() {}

    static TrainingEnd order(TrainingOrder order, ActivityOptions options) {
        TrainingActivities training = Workflow.newActivityStub(TrainingActivities.class, options);
        Promise<TrainingEnd> end = Async.function(training::train, order);
        Promise<String> cancel = CancellationScope.current().getCancellationRequest();
        Promise.anyOf(end, cancel).get();
        if (!end.isCompleted() && Workflow.getVersion(CANCELS_ARE_TOLD, Workflow.DEFAULT_VERSION, 1) == 1) {
            tell(order.home(), order.runId());
        }
        return end.get();
    }

    private static void tell(Home home, String runId) {
        ListenActivities watch = Workflow.newActivityStub(ListenActivities.class, StagePlan.listen(home));
        Workflow.newDetachedCancellationScope(() -> Async.procedure(watch::listen, runId))
                .run();
    }
}
