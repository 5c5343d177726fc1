package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A run that a person reset is closed under its old run id and open under a new one: its trainer belongs to it still. */
@OnTheRealServer
class ResetRunTest {

    private static final Map<String, String> SLOW_STEPS = Map.of("TRAINMASTER_REFERENCE_STEP_MILLIS", "100");

    private final Site site;

    ResetRunTest(Site site) {
        this.site = site;
    }

    @Test
    void theDoctorTellsTheTrainerOfARunThatWasResetForWhatItIs() {
        WorkerProcess worker = site.startWorker(SLOW_STEPS);
        TestRun run = site.run("doctor-reset")
                .start(Requests.training(3_000))
                .approved()
                .reachesStep(3);
        worker.kill();
        WorkflowExecution trained = run.handle().describe().getExecution();
        reset(trained);
        assertThat(run.handle().describe().getExecution().getRunId()).isNotEqualTo(trained.getRunId());

        assertThat(trainers()).singleElement().satisfies(check -> {
            assertThat(check.path("verdict").asText()).isEqualTo("OK");
            assertThat(check.path("text").asText()).startsWith("1 live here");
        });

        run.handle().terminate("a person in the Web UI");
        run.closes(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED);
        assertThat(trainers()).singleElement().satisfies(check -> {
            assertThat(check.path("verdict").asText()).isEqualTo("WARN");
            assertThat(check.path("text").asText()).contains(run.id(), "has ended");
        });
    }

    private List<JsonNode> trainers() {
        JsonNode told = site.cli("doctor", "-o", "json").json();
        return StreamSupport.stream(told.spliterator(), false)
                .filter(check -> check.path("name").asText().equals("Trainers"))
                .toList();
    }

    /** To where it had decided to train. */
    private void reset(WorkflowExecution execution) {
        WorkflowClient client = site.server().client();
        long decided = client.fetchHistory(execution.getWorkflowId(), execution.getRunId()).getEvents().stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
                .mapToLong(HistoryEvent::getEventId)
                .max()
                .orElseThrow();
        client.getWorkflowServiceStubs()
                .blockingStub()
                .resetWorkflowExecution(ResetWorkflowExecutionRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setWorkflowExecution(execution)
                        .setWorkflowTaskFinishEventId(decided)
                        .setRequestId("reset-" + execution.getRunId())
                        .setReason("a person in the Web UI")
                        .build());
    }
}
