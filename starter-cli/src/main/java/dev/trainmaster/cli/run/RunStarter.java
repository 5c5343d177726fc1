package dev.trainmaster.cli.run;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.placement.TaskQueues;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.run.RunAttributes;
import dev.trainmaster.run.TrainingWorkflow;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.SearchAttributes;

/** Starts runs, each id at most once at a time. */
final class RunStarter {

    private final RunConnection connection;

    RunStarter(RunConnection connection) {
        this.connection = connection;
    }

    /** Whether it was started: false if the id is taken. */
    boolean start(String runId, RequestDocument document, WorkflowIdReusePolicy reuse) {
        TrainingRequest request = document.read();
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId(runId)
                .setTaskQueue(TaskQueues.DEFAULT_CONTROL)
                .setWorkflowIdReusePolicy(reuse)
                .setStaticSummary(summary(request))
                .setTypedSearchAttributes(attributes(request))
                .build();
        try {
            ServerAnswers.within(() -> connection
                    .client()
                    .newUntypedWorkflowStub(TrainingWorkflow.TYPE, options)
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
