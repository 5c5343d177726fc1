package dev.trainmaster.training;

import dev.trainmaster.supervisor.StartDirectory;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowTargetOptions;
import java.io.IOException;
import java.util.Optional;

/**
 * Asks the server what became of a run. A heartbeat that is answered "not exists" decides nothing by itself: the server
 * may be another one, or have lost its database.
 */
public final class RunQuestion {

    private static final int MOST_RESETS = 100;

    /** What the server knows. */
    public enum Answer {
        OPEN,
        CLOSED,
        /** The server never heard of the run. */
        UNKNOWN,
        /** No answer is no answer: ask again. */
        UNREACHABLE
    }

    private final WorkflowClient client;

    public RunQuestion(WorkflowClient client) {
        this.client = client;
    }

    /**
     * Closed only if nothing of the run is open any more, and it was this server that closed what trained: another
     * server may have had a run of the same name.
     */
    public Answer about(String runId, StartDirectory start) throws IOException {
        return about(runId, WatchFiles.trainedFor(start));
    }

    private Answer about(String runId, Optional<String> trained) {
        WorkflowTargetOptions.Builder run = WorkflowTargetOptions.newBuilder().setWorkflowId(runId);
        Answer now = about(run.build());
        return now == Answer.CLOSED && trained.isPresent()
                ? about(run.setRunId(trained.get()).build())
                : now;
    }

    Answer about(WorkflowTargetOptions execution) {
        try {
            return followed(execution);
        } catch (WorkflowNotFoundException e) {
            return Answer.UNKNOWN;
        } catch (WorkflowException | StatusRuntimeException e) {
            return Status.fromThrowable(e).getCode() == Status.Code.NOT_FOUND ? Answer.UNKNOWN : Answer.UNREACHABLE;
        }
    }

    /** A run that was reset is closed and goes on under another run id: it will find its trainer again. */
    private Answer followed(WorkflowTargetOptions execution) {
        WorkflowTargetOptions asked = execution;
        for (int i = 0; i < MOST_RESETS; i++) {
            WorkflowExecutionDescription found =
                    client.newUntypedWorkflowStub(asked).describe();
            if (found.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
                return Answer.OPEN;
            }
            String successor =
                    found.getRawDescription().getWorkflowExtendedInfo().getResetRunId();
            if (successor.isEmpty()) {
                return Answer.CLOSED;
            }
            asked = WorkflowTargetOptions.newBuilder()
                    .setWorkflowId(found.getExecution().getWorkflowId())
                    .setRunId(successor)
                    .build();
        }
        return Answer.UNREACHABLE;
    }
}
