package dev.trainmaster.benchmarks.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainmaster.server.ServerLadder;
import dev.trainmaster.server.ServerSettings;
import dev.trainmaster.server.TemporalServer;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A server and a worker as {@code trainmaster up} starts them, in a home that is removed afterwards. */
public final class Lab implements AutoCloseable {

    private static final Duration UP = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Launcher launcher;
    private final TemporalServer server;
    private final WorkflowServiceStubs stubs;

    private Lab(Path home, Launcher launcher, TemporalServer server) {
        this.home = home;
        this.launcher = launcher;
        this.server = server;
        this.stubs = WorkflowServiceStubs.newServiceStubs(server.stubs());
    }

    /** @param environment for every command, over the shell's own */
    public static Lab open(Path root, Map<String, String> environment) {
        Path home = Folders.temporary();
        Launcher launcher = new Launcher(root, home, environment);
        try {
            launcher.time(Jdk.ofThisProcess(), UP, "up");
            Map<String, String> surroundings = new HashMap<>(environment);
            surroundings.put("TRAINMASTER_HOME", home.toString());
            TemporalServer server = new ServerLadder(ServerSettings.of(surroundings, Clock.systemUTC()))
                    .find()
                    .orElseThrow(() -> new BenchmarkException("`trainmaster up` left no server under " + home));
            return new Lab(home, launcher, server);
        } catch (RuntimeException e) {
            launcher.time(Jdk.ofThisProcess(), UP, "down");
            throw e;
        }
    }

    public Launcher launcher() {
        return launcher;
    }

    public String server() {
        return server.sentence();
    }

    public String namespace() {
        return server.namespace();
    }

    public WorkflowServiceStubs stubs() {
        return stubs;
    }

    public WorkflowClient client() {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(server.namespace())
                        .build());
    }

    public ProcessFacts worker() {
        return new ProcessFacts(
                json(home.resolve("worker/worker.json")).path("pid").longValue());
    }

    public Path run(String runId) {
        return home.resolve("runs").resolve(runId);
    }

    public static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        launcher.time(Jdk.ofThisProcess(), UP, "down");
        Folders.remove(home);
    }
}
