package dev.trainmaster.cli.run;

import com.google.protobuf.ByteString;
import dev.trainmaster.cli.worker.Pause;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import java.time.Duration;
import java.util.function.Predicate;

/** Walks through the server's list of executions, page by page. Asks plainly: the SDK's client takes longer to make. */
final class VisiblePages {

    private static final int PAGE = 200;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final int TRIES = 20;

    private final RunConnection connection;

    VisiblePages(RunConnection connection) {
        this.connection = connection;
    }

    /** Until there are no more or the reader has enough, which it says with false. */
    void read(String query, Predicate<WorkflowExecutionInfo> reader) {
        ByteString next = ByteString.EMPTY;
        do {
            ListWorkflowExecutionsResponse page = page(query, next);
            for (WorkflowExecutionInfo execution : page.getExecutionsList()) {
                if (!reader.test(execution)) {
                    return;
                }
            }
            next = page.getNextPageToken();
        } while (!next.isEmpty());
    }

    private ListWorkflowExecutionsResponse page(String query, ByteString token) {
        ListWorkflowExecutionsRequest request = ListWorkflowExecutionsRequest.newBuilder()
                .setNamespace(connection.namespace())
                .setQuery(query)
                .setPageSize(PAGE)
                .setNextPageToken(token)
                .build();
        for (int tries = 1; ; tries++) {
            try {
                return connection.stubs().blockingStub().listWorkflowExecutions(request);
            } catch (StatusRuntimeException e) {
                // Servers allow a few lists a second.
                if (e.getStatus().getCode() != Status.Code.RESOURCE_EXHAUSTED || tries == TRIES) {
                    throw ServerAnswers.told(e);
                }
                Pause.of(BETWEEN_TRIES);
            }
        }
    }
}
