package dev.trainmaster.training;

import dev.trainmaster.server.RequiredTool;
import dev.trainmaster.server.ServerSettings;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real Temporal server for the tests of one class, which may also be taken away for a while. */
final class DevServer implements BeforeAllCallback, AfterAllCallback {

    private Process process;
    private int port;
    private WorkflowServiceStubs stubs;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path program = RequiredTool.temporal(ServerSettings.of(System.getenv(), Clock.systemUTC()), System.getenv())
                .path();
        port = freePort();
        process = new ProcessBuilder(
                        program.toString(),
                        "server",
                        "start-dev",
                        "--headless",
                        "--ip",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--log-level",
                        "never")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        stubs = WorkflowServiceStubs.newConnectedServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address()).build(), Duration.ofSeconds(30));
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    WorkflowClient client() {
        return WorkflowClient.newInstance(stubs);
    }

    /** It holds every connection and answers none. */
    void goAway() {
        Programs.signal("STOP", process.pid());
    }

    void comeBack() {
        Programs.signal("CONT", process.pid());
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        comeBack();
        stubs.shutdownNow();
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
