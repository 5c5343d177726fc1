package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.run.Phase;
import dev.trainmaster.run.RunAttributes;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowExecutionDescription;

/** How a run ended, as everyone tells it: the command line, the result file, the search attributes, the server. */
record Ending(Phase outcome, int exitCode, String failureType) {

    static Ending completed() {
        return new Ending(Phase.COMPLETED, 0, "");
    }

    /** Waits for the end; answers what the command line shows, for more to be asked of it. */
    JsonNode isToldByEveryoneOf(TestRun run) {
        JsonNode shown =
                run.site().cli("watch", run.id(), "-o", "json").exits(exitCode).json();
        assertThat(shown.path("phase").textValue()).isEqualTo(outcome.name());
        assertThat(shown.path("failure").path("type").asText("")).isEqualTo(failureType);

        JsonNode result = run.site().home().result(run.id());
        assertThat(result.path("outcome").textValue()).isEqualTo(outcome.name());
        for (String field :
                new String[] {"phases", "failure", "approval", "starts", "progress", "dataset", "manifest", "files"}) {
            assertThat(result.path(field))
                    .as("%s in result.json and in the CLI", field)
                    .isEqualTo(shown.path(field));
        }

        WorkflowExecutionDescription server = run.handle().describe();
        assertThat(server.getStatus()).isEqualTo(status());
        assertThat(server.getTypedSearchAttributes().get(RunAttributes.PHASE)).isEqualTo(outcome.name());
        return shown;
    }

    private WorkflowExecutionStatus status() {
        return switch (outcome) {
            case COMPLETED -> WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
            case CANCELLED -> WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED;
            default -> WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED;
        };
    }
}
