package dev.trainmaster.server;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Starts runs without any client: first continues as new, then hands over to a child. */
@WorkflowInterface
public interface RelayWorkflow {
    @WorkflowMethod
    void run(int leg);
}
