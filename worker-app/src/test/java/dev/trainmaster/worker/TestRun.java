package dev.trainmaster.worker;

import dev.trainmaster.run.TrainingWorkflow;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.Map;
import java.util.Optional;

/** A run as a user starts it. */
record TestRun(WorkflowClient client, WorkflowStub handle) {

    static TestRun start(WorkflowClient client, String queue, String id, String mode) {
        WorkflowStub handle = client.newUntypedWorkflowStub(
                TrainingWorkflow.TYPE,
                WorkflowOptions.newBuilder()
                        .setTaskQueue(queue)
                        .setWorkflowId(id)
                        .build());
        handle.start(Map.of("dataset", "sample", "model", "tiny", "mode", mode));
        return new TestRun(client, handle);
    }

    /** The training that is being watched, once a heartbeat says so. */
    Optional<PendingActivityInfo> training() {
        return client
                .getWorkflowServiceStubs()
                .blockingStub()
                .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setExecution(handle.getExecution())
                        .build())
                .getPendingActivitiesList()
                .stream()
                .filter(activity -> activity.getActivityType().getName().equals("Train"))
                .findFirst();
    }

    /** The process that watches now. */
    Optional<Long> watcher() {
        return training()
                .filter(PendingActivityInfo::hasHeartbeatDetails)
                .map(activity -> DefaultDataConverter.newDefaultInstance()
                        .fromPayload(activity.getHeartbeatDetails().getPayloads(0), Long.class, Long.class));
    }
}
