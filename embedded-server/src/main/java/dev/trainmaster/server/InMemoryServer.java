package dev.trainmaster.server;

import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.AddSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceImplBase;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The SDK's in-memory test server on a loopback port, in real time, made fit for a person's first runs. */
public final class InMemoryServer implements TemporalServer {
    private final TestServicesStarter services;
    private final Server server;

    private InMemoryServer(TestServicesStarter services, Server server) {
        this.services = services;
        this.server = server;
    }

    /** Port 0 takes a free one. */
    public static InMemoryServer start(int port, Map<String, IndexedValueType> searchAttributes) {
        // Locked time skipping: an approval's deadline passes in real time.
        TestServicesStarter services = new TestServicesStarter(true, 0);
        register(services, searchAttributes);
        HealthStatusManager health = new HealthStatusManager();
        health.setStatus(WorkflowServiceGrpc.SERVICE_NAME, ServingStatus.SERVING);
        InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            Server server = NettyServerBuilder.forAddress(loopback)
                    .addService(new InMemoryService(services.getWorkflowService()).definition())
                    .addService(services.getOperatorService())
                    .addService(services.getTestService())
                    .addService(health.getHealthService())
                    .build()
                    .start();
            return new InMemoryServer(services, server);
        } catch (IOException e) {
            services.close();
            throw new ServerUnavailableException(
                    "The in-memory server cannot listen on " + loopback + ": " + rootMessage(e)
                            + ". Choose another port, or 0 for a free one.",
                    e);
        }
    }

    @Override
    public String address() {
        return "127.0.0.1:" + server.getPort();
    }

    @Override
    public Optional<URI> webUi() {
        return Optional.empty();
    }

    @Override
    public Rung rung() {
        return Rung.IN_MEMORY;
    }

    @Override
    public String sentence() {
        return Sentences.started(this);
    }

    /** Blocks until the server is closed. */
    void awaitEnd() throws InterruptedException {
        server.awaitTermination();
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        services.close();
    }

    private static void register(TestServicesStarter services, Map<String, IndexedValueType> searchAttributes) {
        AddSearchAttributesRequest request = AddSearchAttributesRequest.newBuilder()
                .setNamespace(DEFAULT_NAMESPACE)
                .putAllSearchAttributes(searchAttributes)
                .build();
        OperatorServiceImplBase operator = services.getOperatorService();
        DirectAnswer.<AddSearchAttributesResponse>of(answer -> operator.addSearchAttributes(request, answer));
    }

    private static String rootMessage(Throwable error) {
        return error.getCause() == null ? String.valueOf(error.getMessage()) : rootMessage(error.getCause());
    }
}
