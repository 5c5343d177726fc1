package dev.trainmaster.system;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.util.Durations;
import dev.trainmaster.run.RunAttributes;
import dev.trainmaster.server.Lifetime;
import dev.trainmaster.server.SearchAttributeRegistration;
import dev.trainmaster.server.ServerLadder;
import dev.trainmaster.server.ServerSettings;
import dev.trainmaster.server.ServerUnavailableException;
import dev.trainmaster.server.TemporalServer;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One real Temporal server; each group of tests has a namespace of its own. */
public final class RealServer implements AutoCloseable {

    private static final Duration NAMESPACE = Duration.ofSeconds(30);

    private final TemporalServer server;
    private final WorkflowServiceStubs stubs;
    private int namespaces;

    private RealServer(TemporalServer server) {
        this.server = server;
        this.stubs = WorkflowServiceStubs.newServiceStubs(server.stubs());
    }

    /** @param home a folder for its database and log */
    public static RealServer start(Path home) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TRAINMASTER_HOME", home.toString());
        ServerSettings settings =
                ServerSettings.of(environment, Clock.systemUTC()).withSearchAttributes(RunAttributes.types());
        return new RealServer(new ServerLadder(settings)
                .climb(Lifetime.FOREGROUND, line -> {})
                .server());
    }

    public String address() {
        return server.address();
    }

    /** A namespace that nobody else uses, known to the whole server. */
    public synchronized ServerUnderTest namespace() {
        String name = "tests-" + ++namespaces;
        stubs.blockingStub()
                .registerNamespace(RegisterNamespaceRequest.newBuilder()
                        .setNamespace(name)
                        .setWorkflowExecutionRetentionPeriod(Durations.fromDays(1))
                        .build());
        ServerSettings settings = ServerSettings.of(
                        Map.of("TEMPORAL_ADDRESS", server.address(), "TEMPORAL_NAMESPACE", name), Clock.systemUTC())
                .withSearchAttributes(RunAttributes.types());
        await().atMost(NAMESPACE)
                .ignoreExceptionsInstanceOf(ServerUnavailableException.class)
                .until(() -> {
                    SearchAttributeRegistration.ensure(
                            new ServerLadder(settings).find().orElseThrow(), RunAttributes.types());
                    return true;
                });
        return new Namespace(server.address(), name, stubs);
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        server.close();
    }

    private record Namespace(String address, String namespace, WorkflowServiceStubs stubs) implements ServerUnderTest {

        @Override
        public WorkflowClient client() {
            return WorkflowClient.newInstance(
                    stubs,
                    WorkflowClientOptions.newBuilder().setNamespace(namespace).build());
        }

        @Override
        public void close() {
            // The server outlives it.
        }
    }
}
