package dev.trainmaster.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A packaged worker that polls. */
public record WorkerProcess(Program program, TestHome home) implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration DRAIN = Duration.ofSeconds(30);

    public long pid() {
        return program.pid();
    }

    public WorkerProcess ready() {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(this::isReady);
        return this;
    }

    /** SIGTERM: it goes by itself. */
    public void terminate() {
        program.terminate();
        program.await(DRAIN);
    }

    /** SIGKILL. */
    public void kill() {
        program.kill();
    }

    public String get(String page) throws IOException, InterruptedException {
        return ask(page).body();
    }

    public boolean isReady() throws IOException, InterruptedException {
        if (!program.isAlive()) {
            throw new AssertionError("The worker ended by itself:\n" + program.stdout() + program.stderr());
        }
        Path record = home.path().resolve("worker/worker.json");
        return Files.exists(record)
                && home.json(record).path("pid").longValue() == pid()
                && ask("/health/readiness").statusCode() == 200;
    }

    private HttpResponse<String> ask(String page) throws IOException, InterruptedException {
        JsonNode record = home.json(home.path().resolve("worker/worker.json"));
        URI uri = URI.create(record.path("managementUrl").textValue() + page);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        program.close();
    }
}
