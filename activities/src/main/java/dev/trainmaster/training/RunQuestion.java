package dev.trainmaster.training;

import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowTargetOptions;

/**
 * Asks the server what became of a run. A heartbeat that is answered "not exists" decides nothing by itself: the server
 * may be another one, or have lost its database.
 */
final class RunQuestion {

    /** What the server knows. */
    enum Answer {
        OPEN,
        CLOSED,
        UNKNOWN
    }

    private final WorkflowClient client;

    RunQuestion(WorkflowClient client) {
        this.client = client;
    }

    Answer about(WorkflowTargetOptions execution) {
        try {
            WorkflowExecutionStatus status =
                    client.newUntypedWorkflowStub(execution).describe().getStatus();
            return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING ? Answer.OPEN : Answer.CLOSED;
        } catch (WorkflowNotFoundException | WorkflowServiceException | StatusRuntimeException e) {
            return Answer.UNKNOWN;
        }
    }
}
