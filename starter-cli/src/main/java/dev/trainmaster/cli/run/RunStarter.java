package dev.trainmaster.cli.run;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.placement.TaskQueues;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.run.RunAttributes;
import dev.trainmaster.run.TrainingWorkflow;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;
import java.util.Map;
import java.util.Optional;

/** Starts runs, each id at most once at a time. */
final class RunStarter {

    private final RunConnection connection;

    RunStarter(RunConnection connection) {
        this.connection = connection;
    }

    /** Whether it was started: false if the id was ever used. */
    boolean start(String runId, RequestDocument document) {
        return start(
                runId, document, WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE, Optional.empty());
    }

    /** Whether it was started again: false if somebody else did so before. */
    boolean retry(RequestDocument document, WorkflowExecution ended) {
        return start(
                ended.getWorkflowId(),
                document,
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY,
                Optional.of(ended.getRunId()));
    }

    private boolean start(
            String runId, RequestDocument document, WorkflowIdReusePolicy reuse, Optional<String> retryOf) {
        TrainingRequest request = document.read();
        WorkflowOptions.Builder options = WorkflowOptions.newBuilder()
                .setWorkflowId(runId)
                .setTaskQueue(TaskQueues.DEFAULT_CONTROL)
                .setWorkflowIdReusePolicy(reuse)
                .setStaticSummary(summary(request))
                .setTypedSearchAttributes(attributes(request));
        retryOf.ifPresent(ended -> options.setMemo(Map.of(TrainingWorkflow.RETRY_OF_MEMO, ended)));
        try {
            ServerAnswers.within(() -> connection
                    .client()
                    .newUntypedWorkflowStub(TrainingWorkflow.TYPE, options.build())
                    .start(document));
            return true;
        } catch (WorkflowExecutionAlreadyStarted e) {
            return false;
        } catch (CommandFailure e) {
            if (e.getMessage().contains("search attribute")) {
                throw new CommandFailure(
                        ExitCode.UNREACHABLE,
                        e.getMessage(),
                        "This server was not set up for Trainmaster: `trainmaster doctor` names the search attributes that it lacks.");
            }
            throw e;
        }
    }

    private static String summary(TrainingRequest request) {
        return request.model() + " on " + request.dataset() + " by " + request.trainer() + " ("
                + request.mode().text() + ")";
    }

    private static SearchAttributes attributes(TrainingRequest request) {
        SearchAttributes.Builder attributes = SearchAttributes.newBuilder()
                .set(RunAttributes.DATASET, request.dataset())
                .set(RunAttributes.MODEL, request.model())
                .set(RunAttributes.TRAINER, request.trainer())
                .set(RunAttributes.MODE, request.mode().text());
        request.requestedBy().ifPresent(person -> attributes.set(RunAttributes.REQUESTED_BY, person));
        return attributes.build();
    }
}
