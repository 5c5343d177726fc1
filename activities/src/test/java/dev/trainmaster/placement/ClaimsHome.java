package dev.trainmaster.placement;

import dev.trainmaster.request.TrainingRequest;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The smallest workflow around a home: it claims one, orders a start to be trained by nobody, and waits. */
@WorkflowInterface
public interface ClaimsHome {

    @WorkflowMethod
    void live(TrainingRequest request, int start);

    /** Null until then. */
    @QueryMethod
    Home home();

    @SignalMethod
    void end();
}
