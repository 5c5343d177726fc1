package dev.trainmaster.worker;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A real Temporal server of this test alone, on a port that may be chosen before it runs. */
final class TestServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(30);

    private final Process process;
    private final WorkflowServiceStubs service;
    private final String address;

    private TestServer(Process process, String address) {
        this.process = process;
        this.address = address;
        this.service = WorkflowServiceStubs.newConnectedServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address).build(), START);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    static TestServer start() {
        return start(freePort());
    }

    static TestServer start(int port) {
        try {
            Process process = new ProcessBuilder(
                            binary().toString(),
                            "server",
                            "start-dev",
                            "--ip",
                            "127.0.0.1",
                            "--headless",
                            "--log-level",
                            "error",
                            "--port",
                            Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new TestServer(process, "127.0.0.1:" + port);
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    private static Path binary() {
        return Optional.ofNullable(System.getenv("TRAINMASTER_CACHE"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "trainmaster"))
                .resolve("bin")
                .resolve("temporal");
    }

    String address() {
        return address;
    }

    WorkflowClient client() {
        return WorkflowClient.newInstance(service);
    }

    @Override
    public void close() {
        service.shutdownNow();
        process.destroyForcibly();
    }
}
