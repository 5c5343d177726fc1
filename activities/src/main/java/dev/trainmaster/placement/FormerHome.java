package dev.trainmaster.placement;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowTargetOptions;
import java.util.Optional;

/**
 * Where a run lived before it was reset to a point before its home, or was terminated and tried again. Nobody has proven
 * that nothing of it is alive there, so it goes nowhere else.
 */
final class FormerHome {

    private static final int MOST_FORMER_LIVES = 100;

    private final WorkflowClient server;

    FormerHome(WorkflowClient server) {
        this.server = server;
    }

    /** Empty also for a run that has had a home in this life: whoever asks for another has proven that it may. */
    Optional<Home> of(WorkflowExecution run) {
        FormerLife life = life(run);
        if (life.home().isPresent()) {
            return Optional.empty();
        }
        for (int i = 0; i < MOST_FORMER_LIVES && life.before().isPresent(); i++) {
            WorkflowExecution former =
                    run.toBuilder().setRunId(life.before().get()).build();
            if (endedWithAProof(former)) {
                return Optional.empty();
            }
            life = life(former);
            if (life.home().isPresent()) {
                return life.home();
            }
        }
        return Optional.empty();
    }

    private FormerLife life(WorkflowExecution run) {
        return FormerLife.readFrom(
                server.streamHistory(run.getWorkflowId(), run.getRunId()).iterator(),
                server.getOptions().getDataConverter());
    }

    /** A run that ends by itself does so only when nothing of it is alive. */
    private boolean endedWithAProof(WorkflowExecution run) {
        WorkflowTargetOptions target = WorkflowTargetOptions.newBuilder()
                .setWorkflowId(run.getWorkflowId())
                .setRunId(run.getRunId())
                .build();
        WorkflowExecutionStatus status =
                server.newUntypedWorkflowStub(target).describe().getStatus();
        return status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED
                || status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED
                || status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED;
    }
}
