package dev.trainmaster.benchmarks.run;

import com.google.protobuf.ByteString;
import dev.trainmaster.benchmarks.lab.BenchmarkException;
import dev.trainmaster.benchmarks.lab.Lab;
import dev.trainmaster.run.Phase;
import dev.trainmaster.run.RunAttributes;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import java.util.concurrent.TimeUnit;

/** A run's events as the server tells them: unlike queries, waiting for them costs the worker nothing. */
final class RunHistory {

    private static final long BOUND_SECONDS = 60;

    private final Lab lab;
    private final WorkflowExecution execution;

    RunHistory(Lab lab, WorkflowExecution execution) {
        this.lab = lab;
        this.execution = execution;
    }

    void awaitPhase(Phase phase) {
        ByteString token = ByteString.EMPTY;
        do {
            GetWorkflowExecutionHistoryResponse page = page(token, true);
            if (page.getHistory().getEventsList().stream().anyMatch(event -> enters(event, phase))) {
                return;
            }
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        throw new BenchmarkException("the run " + execution.getWorkflowId() + " ended before it came to " + phase);
    }

    int activities() {
        return (int) page(ByteString.EMPTY, false).getHistory().getEventsList().stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
                .count();
    }

    private GetWorkflowExecutionHistoryResponse page(ByteString token, boolean waits) {
        return lab.stubs()
                .blockingStub()
                .withDeadlineAfter(BOUND_SECONDS, TimeUnit.SECONDS)
                .getWorkflowExecutionHistory(GetWorkflowExecutionHistoryRequest.newBuilder()
                        .setNamespace(lab.namespace())
                        .setExecution(execution)
                        .setWaitNewEvent(waits)
                        .setNextPageToken(token)
                        .build());
    }

    private static boolean enters(HistoryEvent event, Phase phase) {
        Payload told = event.getUpsertWorkflowSearchAttributesEventAttributes()
                .getSearchAttributes()
                .getIndexedFieldsOrDefault(RunAttributes.PHASE.getName(), Payload.getDefaultInstance());
        return told.getData().toStringUtf8().equals('"' + phase.name() + '"');
    }
}
