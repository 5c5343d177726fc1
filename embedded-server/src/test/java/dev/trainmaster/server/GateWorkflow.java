package dev.trainmaster.server;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The smallest workflow with everything that a run uses. */
@WorkflowInterface
public interface GateWorkflow {
    @WorkflowMethod
    String pass(String phase);

    @SignalMethod
    void open(String by);

    @QueryMethod
    int weight();

    @UpdateMethod
    int load(int kilograms);

    @UpdateValidatorMethod(updateName = "load")
    void checkLoad(int kilograms);
}
