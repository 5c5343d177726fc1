package dev.trainmaster.cli.run;

import dev.trainmaster.server.TemporalServer;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** An open connection to a Temporal server, with every call bounded. */
public final class RunConnection implements AutoCloseable {

    private static final Duration CALL = Duration.ofSeconds(10);
    // The SDK would go on for a minute before it tells that nobody is there.
    private static final Duration TRIES = Duration.ofSeconds(5);

    private final TemporalServer server;
    private final WorkflowServiceStubs stubs;
    private Optional<WorkflowClient> client = Optional.empty();

    private RunConnection(TemporalServer server, WorkflowServiceStubs stubs) {
        this.server = server;
        this.stubs = stubs;
    }

    public static RunConnection open(TemporalServer server) {
        return new RunConnection(
                server,
                WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder(server.stubs())
                        .setRpcTimeout(CALL)
                        .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                                .setInitialInterval(Duration.ofMillis(50))
                                .setExpiration(TRIES)
                                .validateBuildWithDefaults())
                        .build()));
    }

    /** Made when it is first asked for: it takes a tenth of a second, and a list needs none. */
    synchronized WorkflowClient client() {
        WorkflowClient existing = client.orElseGet(() -> WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder().setNamespace(namespace()).build()));
        client = Optional.of(existing);
        return existing;
    }

    DataConverter converter() {
        return DefaultDataConverter.STANDARD_INSTANCE;
    }

    WorkflowServiceStubs stubs() {
        return stubs;
    }

    String namespace() {
        return server.namespace();
    }

    String address() {
        return server.address();
    }

    Optional<URI> webUi() {
        return server.webUi();
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }
}
