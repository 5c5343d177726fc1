package dev.trainmaster.benchmarks.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainmaster.placement.TaskQueues;
import dev.trainmaster.run.TrainingWorkflow;
import dev.trainmaster.server.ServerLadder;
import dev.trainmaster.server.ServerSettings;
import dev.trainmaster.server.TemporalServer;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server and a worker as {@code trainmaster up} starts them, in a home that is removed afterwards. */
public final class Lab implements AutoCloseable {

    private static final Duration UP = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Path home;
    private final Launcher launcher;
    private final TemporalServer server;
    private final WorkflowServiceStubs stubs;
    private final HttpClient http = HttpClient.newHttpClient();

    private Lab(Path root, Path home, Launcher launcher, TemporalServer server) {
        this.root = root;
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
            return new Lab(root, home, launcher, server);
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

    /** Not started yet. */
    public WorkflowStub newRun(String runId) {
        return newRun(client(), runId);
    }

    public static WorkflowStub newRun(WorkflowClient client, String runId) {
        return client.newUntypedWorkflowStub(
                TrainingWorkflow.TYPE,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(runId)
                        .setTaskQueue(TaskQueues.DEFAULT_CONTROL)
                        .build());
    }

    public ProcessFacts worker() {
        return new ProcessFacts(
                json(home.resolve("worker/worker.json")).path("pid").longValue());
    }

    public long serverPid() {
        return json(home.resolve("server/server.json")).path("pid").longValue();
    }

    /** In the place of one that went; it comes up by itself. */
    public CompletableFuture<Void> startWorker() {
        return CompletableFuture.runAsync(() -> launcher.time(Jdk.ofThisProcess(), UP, "up"));
    }

    /** By one with these settings. */
    public void replaceWorker(Map<String, String> settings) {
        ProcessHandle.of(worker().pid()).ifPresent(old -> {
            old.destroy();
            old.onExit().orTimeout(UP.toSeconds(), TimeUnit.SECONDS).join();
        });
        launcher.with(settings).time(Jdk.ofThisProcess(), UP, "up");
    }

    /** Whether a worker lives here that takes tasks. */
    public boolean workerIsReady() {
        Path record = home.resolve("worker/worker.json");
        if (!Files.exists(record)) {
            return false;
        }
        JsonNode worker = json(record);
        if (ProcessHandle.of(worker.path("pid").longValue()).isEmpty()) {
            return false;
        }
        URI page = URI.create(worker.path("managementUrl").textValue() + "/health/readiness");
        try {
            HttpRequest request = HttpRequest.newBuilder(page).timeout(ANSWER).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted while waiting for a worker");
        }
    }

    /** A trainer of the user's own that is a shell script. */
    public void trainer(String name, String script) {
        try {
            Path file = Files.writeString(home.resolve(name + ".sh"), script + "\n");
            Path profiles = Files.createDirectories(home.resolve("trainers"));
            Files.writeString(
                    profiles.resolve(name + ".yaml"),
                    "name: " + name + "\ncommand: [/bin/sh, \"" + file + "\"]\nenvironment: {allow: [PATH]}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The installation that is measured. */
    public Path root() {
        return root;
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
