package dev.trainmaster.cli.run;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.InvalidRequestException;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.run.Phase;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.common.converter.DataConverterException;
import java.util.List;
import java.util.Optional;

/** What the first and the last event of a run tell, for which no worker is needed. */
final class RunHistory {

    private final RunConnection connection;

    RunHistory(RunConnection connection) {
        this.connection = connection;
    }

    /** How a closed run ended: its own record of it, or else what the server knows. */
    sealed interface End {
        record Told(RunResult result) implements End {}

        record Inferred(Failure failure) implements End {}

        /** Its record of it is in the memo: the server drops the details of a cancellation. */
        record Cancelled() implements End {}
    }

    RequestDocument request(WorkflowExecution execution) {
        HistoryEvent started = events(execution, false).get(0);
        Payloads input = started.getWorkflowExecutionStartedEventAttributes().getInput();
        return connection.converter().fromPayloads(0, Optional.of(input), RequestDocument.class, RequestDocument.class);
    }

    Optional<TrainingRequest> validRequest(WorkflowExecution execution) {
        try {
            return Optional.of(request(execution).read());
        } catch (InvalidRequestException | DataConverterException e) {
            // The run itself fails with the reason; here the request is only shown.
            return Optional.empty();
        }
    }

    End end(WorkflowExecution execution) {
        List<HistoryEvent> events = events(execution, true);
        HistoryEvent last = events.get(events.size() - 1);
        if (last.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED) {
            return told(last.getWorkflowExecutionCompletedEventAttributes().getResult(), "It completed");
        }
        if (last.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED) {
            io.temporal.api.failure.v1.Failure failure =
                    last.getWorkflowExecutionFailedEventAttributes().getFailure();
            return told(failure.getApplicationFailureInfo().getDetails(), failure.getMessage());
        }
        if (last.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED) {
            return new End.Cancelled();
        }
        if (last.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED) {
            String reason = last.getWorkflowExecutionTerminatedEventAttributes().getReason();
            return inferred("It was terminated on the server" + (reason.isEmpty() ? "" : ": " + reason));
        }
        return inferred("The server closed it: " + last.getEventType());
    }

    private End told(Payloads details, String otherwise) {
        if (details.getPayloadsCount() == 0) {
            return inferred(otherwise);
        }
        try {
            return new End.Told(
                    connection.converter().fromPayloads(0, Optional.of(details), RunResult.class, RunResult.class));
        } catch (DataConverterException e) {
            return inferred(otherwise + " (its details are not those of a run)");
        }
    }

    private static End inferred(String message) {
        return new End.Inferred(Failure.of(FailureType.INTERNAL, Phase.FAILED, message));
    }

    private List<HistoryEvent> events(WorkflowExecution execution, boolean closeEventOnly) {
        GetWorkflowExecutionHistoryRequest.Builder request = GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(connection.namespace())
                .setExecution(execution);
        if (closeEventOnly) {
            request.setHistoryEventFilterType(HistoryEventFilterType.HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT);
        } else {
            request.setMaximumPageSize(1);
        }
        return ServerAnswers.within(() -> connection
                .stubs()
                .blockingStub()
                .getWorkflowExecutionHistory(request.build())
                .getHistory()
                .getEventsList());
    }
}
