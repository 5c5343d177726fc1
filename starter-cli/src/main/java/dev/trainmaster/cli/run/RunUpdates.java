package dev.trainmaster.cli.run;

import dev.trainmaster.approval.Decision;
import dev.trainmaster.approval.DecisionReceipt;
import dev.trainmaster.approval.Extension;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import io.temporal.failure.ApplicationFailure;

/** The questions that a run answers at once. */
final class RunUpdates {

    private final RunConnection connection;

    RunUpdates(RunConnection connection) {
        this.connection = connection;
    }

    DecisionReceipt decide(String runId, Decision decision) {
        return update(runId, "decide", decision.id(), decision);
    }

    DecisionReceipt extend(String runId, Extension extension) {
        return update(runId, "extend", null, extension);
    }

    private DecisionReceipt update(String runId, String name, String updateId, Object argument) {
        WorkflowStub stub = connection.client().newUntypedWorkflowStub(runId);
        UpdateOptions.Builder<DecisionReceipt> options = UpdateOptions.newBuilder(DecisionReceipt.class)
                .setUpdateName(name)
                .setWaitForStage(WorkflowUpdateStage.COMPLETED);
        if (updateId != null) {
            options.setUpdateId(updateId);
        }
        try {
            return ServerAnswers.within(() -> {
                WorkflowUpdateHandle<DecisionReceipt> handle = stub.startUpdate(options.build(), argument);
                return handle.getResult();
            });
        } catch (WorkflowNotFoundException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "The run " + runId + " has ended meanwhile", "See how: trainmaster show " + runId);
        } catch (WorkflowUpdateTimeoutOrCancelledException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "No worker answered in time; whether it counted is not known",
                    "Look with `trainmaster show " + runId + "`, then say it again: it counts once.");
        } catch (WorkflowUpdateException e) {
            throw new CommandFailure(ExitCode.USAGE, "Refused: " + reason(e), "trainmaster show " + runId);
        }
    }

    private static String reason(WorkflowUpdateException e) {
        return e.getCause() instanceof ApplicationFailure failure ? failure.getOriginalMessage() : e.getMessage();
    }
}
