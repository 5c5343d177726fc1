package dev.trainmaster.server;

import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;

public class RelayWorkflowImpl implements RelayWorkflow {
    @Override
    public void run(int leg) {
        if (leg == 1) {
            Workflow.continueAsNew(2);
        }
        Workflow.newChildWorkflowStub(
                        GateWorkflow.class,
                        ChildWorkflowOptions.newBuilder().setWorkflowId("child").build())
                .pass("WAITING");
    }
}
