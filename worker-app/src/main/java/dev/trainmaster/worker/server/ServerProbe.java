package dev.trainmaster.worker.server;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the server for its namespace. The answer comes from its database, so a server without one does not pass. */
public final class ServerProbe {

    private final WorkflowServiceStubs service;
    private final ServerName server;
    private final Duration timeout;

    public ServerProbe(WorkflowClient client, Duration timeout) {
        this.service = client.getWorkflowServiceStubs();
        this.server = ServerName.of(client);
        this.timeout = timeout;
    }

    public ServerName server() {
        return server;
    }

    /** What keeps the worker from being served, if anything does. */
    public Optional<String> trouble() {
        // A channel that failed before waits on for up to ten seconds, though the server may be up by now.
        service.getRawChannel().resetConnectBackoff();
        try {
            service.blockingStub()
                    .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(server.namespace())
                            .build());
            return Optional.empty();
        } catch (StatusRuntimeException refusal) {
            return Optional.of(explain(refusal));
        }
    }

    public String explain(StatusRuntimeException refusal) {
        return switch (refusal.getStatus().getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED -> "no Temporal server answers at " + server.address();
            case NOT_FOUND ->
                "the server at " + server.address() + " has no namespace '" + server.namespace()
                        + "' yet: `temporal operator namespace create -n " + server.namespace() + "` makes one";
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                "the server at " + server.address() + " refuses this worker ("
                        + refusal.getStatus().getDescription() + "): look at its key or certificate";
            default ->
                "the server at " + server.address() + " answers "
                        + refusal.getStatus().getCode() + ": "
                        + refusal.getStatus().getDescription();
        };
    }
}
