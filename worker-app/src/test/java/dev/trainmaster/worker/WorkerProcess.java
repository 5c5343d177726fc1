package dev.trainmaster.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker in a process of its own, as a user has it. */
final class WorkerProcess implements AutoCloseable {

    private final Path home;
    private final Path log;
    private final Process process;

    private WorkerProcess(Path home, Path log, Process process) {
        this.home = home;
        this.log = log;
        this.process = process;
    }

    static WorkerProcess start(Path home, String serverAddress, String... more) {
        return start(TestCrew.class, home, serverAddress, more);
    }

    static WorkerProcess start(Class<?> main, Path home, String serverAddress, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "--trainmaster.server.address=" + serverAddress,
                "--trainmaster.queues.host=here",
                "--trainmaster.shutdown.hand-back=PT60S"));
        command.addAll(List.of(more));
        Path log = home.resolve("worker-" + System.nanoTime() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("TRAINMASTER_HOME", home.toString());
        try {
            return new WorkerProcess(home, log, builder.start());
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        }
    }

    long pid() {
        return process.pid();
    }

    Path recordFile() {
        return home.resolve("worker").resolve("worker.json");
    }

    /** Its own worker.json; fails as long as there is none, or another worker's. */
    JsonNode record() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("The worker ended by itself:\n" + String.join("\n", log()));
        }
        JsonNode record = new ObjectMapper().readTree(recordFile().toFile());
        if (record.path("pid").longValue() != process.pid()) {
            throw new IOException(recordFile() + " is of another worker: " + record);
        }
        return record;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI page = URI.create(record().path("managementUrl").textValue() + path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(page)
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    boolean isReady() throws IOException, InterruptedException {
        return get("/health/readiness").statusCode() == 200;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> log() throws IOException {
        return Files.readAllLines(log);
    }

    /** Asks it to go, and answers how long that took. */
    Duration terminate() throws InterruptedException {
        long begin = System.nanoTime();
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("The worker does not go on SIGTERM");
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
