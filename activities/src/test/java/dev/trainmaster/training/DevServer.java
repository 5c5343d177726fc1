package dev.trainmaster.training;

import static org.awaitility.Awaitility.await;

import dev.trainmaster.server.RequiredTool;
import dev.trainmaster.server.ServerSettings;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real Temporal server for the tests of one class, which may also be taken away for a while. */
public final class DevServer implements BeforeAllCallback, AfterAllCallback {

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private Path folder;
    private Process process;
    private int port;
    private WorkflowServiceStubs stubs;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("trainings");
        await().pollDelay(Duration.ZERO).atMost(START).until(this::serves);
    }

    /** A port that was free can be somebody else's by the time that the server wants it: then the server ends, and gets another. */
    private boolean serves() throws IOException {
        if (process == null || !process.isAlive()) {
            port = freePort();
            comeBack();
        }
        stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(address()).build());
        try {
            stubs.connect(CONNECT);
            if (process.isAlive()) {
                return true;
            }
        } catch (StatusRuntimeException notYet) {
            // It is tried again.
        }
        stubs.shutdownNow();
        return false;
    }

    /** Killed, with its memory on disk. */
    void goAway() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the server cannot be killed");
        }
    }

    void comeBack() throws IOException {
        String program = RequiredTool.temporal(ServerSettings.of(System.getenv(), Clock.systemUTC()), System.getenv())
                .path()
                .toString();
        List<String> command = new ArrayList<>(List.of(program, "server", "start-dev", "--headless"));
        command.addAll(List.of("--ip", "127.0.0.1", "--port", Integer.toString(port), "--log-level", "never"));
        command.addAll(List.of("--db-filename", folder.resolve("temporal.db").toString()));
        command.addAll(List.of("--sqlite-pragma", "journal_mode=wal", "--sqlite-pragma", "synchronous=normal"));
        process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    public WorkflowClient client() {
        return WorkflowClient.newInstance(stubs);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException, InterruptedException {
        stubs.shutdownNow();
        goAway();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
