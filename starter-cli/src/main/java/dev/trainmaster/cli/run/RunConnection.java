package dev.trainmaster.cli.run;

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
public record RunConnection(WorkflowClient client, String address, Optional<URI> webUi) implements AutoCloseable {

    private static final Duration CALL = Duration.ofSeconds(10);
    // The SDK would go on for a minute before it tells that nobody is there.
    private static final Duration TRIES = Duration.ofSeconds(5);

    public static RunConnection open(
            WorkflowServiceStubsOptions options, String namespace, String address, Optional<URI> webUi) {
        WorkflowServiceStubs stubs =
                WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder(options)
                        .setRpcTimeout(CALL)
                        .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                                .setInitialInterval(Duration.ofMillis(50))
                                .setExpiration(TRIES)
                                .validateBuildWithDefaults())
                        .build());
        WorkflowClientOptions client =
                WorkflowClientOptions.newBuilder().setNamespace(namespace).build();
        return new RunConnection(WorkflowClient.newInstance(stubs, client), address, webUi);
    }

    DataConverter converter() {
        return DefaultDataConverter.STANDARD_INSTANCE;
    }

    String namespace() {
        return client.getOptions().getNamespace();
    }

    WorkflowServiceStubs stubs() {
        return client.getWorkflowServiceStubs();
    }

    @Override
    public void close() {
        stubs().shutdownNow();
    }
}
