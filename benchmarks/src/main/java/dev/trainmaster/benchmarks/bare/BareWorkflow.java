package dev.trainmaster.benchmarks.bare;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The least that a durable workflow with so many steps costs. */
@WorkflowInterface
public interface BareWorkflow {

    @WorkflowMethod
    void run(int activities);
}
