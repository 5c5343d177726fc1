package dev.trainmaster.server;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a server whether it really answers. Each question is asked once and bounded; empty means yes. */
final class ServerProbe {
    private final Duration bound;

    ServerProbe(Duration bound) {
        this.bound = bound;
    }

    boolean accepts(String address) {
        int colon = address.lastIndexOf(':');
        InetSocketAddress target =
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
        try (Socket socket = new Socket()) {
            socket.connect(target, (int) bound.toMillis());
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    Optional<String> complaint(WorkflowServiceStubsOptions options, String namespace) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(options);
        try {
            ServingStatus health = HealthGrpc.newBlockingStub(stubs.getRawChannel())
                    .withDeadlineAfter(bound.toMillis(), TimeUnit.MILLISECONDS)
                    .check(HealthCheckRequest.newBuilder()
                            .setService(WorkflowServiceGrpc.SERVICE_NAME)
                            .build())
                    .getStatus();
            if (health != ServingStatus.SERVING) {
                return Optional.of("its health is " + health);
            }
            stubs.blockingStub()
                    .withDeadlineAfter(bound.toMillis(), TimeUnit.MILLISECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(namespace)
                            .build());
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            return Optional.of(reason(e.getStatus()));
        } finally {
            stubs.shutdownNow();
            stubs.awaitTermination(bound.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** gRPC says "io exception"; what happened stands in its cause. */
    private static String reason(Status status) {
        Throwable cause = status.getCause();
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String description = cause == null ? status.getDescription() : cause.getMessage();
        return description == null ? status.getCode().name() : status.getCode() + ", " + description;
    }

    /** The page is served before its API works: ask for what the page will ask for. */
    Optional<String> webUiComplaint(URI webUi, String namespace) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    webUi.resolve("/api/v1/namespaces/" + namespace).toURL().openConnection();
            connection.setConnectTimeout((int) bound.toMillis());
            connection.setReadTimeout((int) bound.toMillis());
            int status = connection.getResponseCode();
            connection.disconnect();
            return status == HttpURLConnection.HTTP_OK
                    ? Optional.empty()
                    : Optional.of("its Web UI answers HTTP " + status);
        } catch (IOException e) {
            return Optional.of("its Web UI does not answer: " + e.getMessage());
        }
    }
}
