package dev.trainmaster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.run.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker in a process of its own against a real server. */
class WorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Far below the patience of a drain, which is a minute here, and far above what a busy machine needs. */
    private static final Duration NO_WAIT = Duration.ofSeconds(20);

    private static TestServer server;

    @TempDir
    Path home;

    @BeforeAll
    static void startServer() {
        server = TestServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void aRunPassesThroughAndIsCounted() throws Exception {
        try (WorkerProcess worker = ready("counted")) {
            TestRun run = TestRun.start(server.client(), "counted", "run-counted", "dry-run");

            RunResult result = run.handle().getResult(30, TimeUnit.SECONDS, RunResult.class);

            assertThat(result.outcome()).isEqualTo(Phase.COMPLETED);
            // Temporal's own figures reach the page every ten seconds.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(worker.get("/prometheus").body())
                            .contains("trainmaster_runs_ended_total{outcome=\"COMPLETED\"} 1.0")
                            .contains("trainmaster_trainers_watched 0.0")
                            .contains("temporal_request_total")
                            .contains("jvm_memory_used_bytes"));
        }
    }

    @Test
    void itsRecordTellsWhereToFindItAndGoesWithIt() throws Exception {
        try (WorkerProcess worker = ready("recorded")) {
            JsonNode record = worker.record();

            assertThat(record.path("pid").longValue()).isEqualTo(worker.pid());
            assertThat(record.path("startTicks").longValue()).isPositive();
            assertThat(record.path("serverAddress").textValue()).isEqualTo(server.address());
            assertThat(record.path("namespace").textValue()).isEqualTo("default");
            assertThat(record.path("taskQueues"))
                    .extracting(JsonNode::textValue)
                    .containsExactly("recorded", "recorded-here", "recorded-here-training");
            assertThat(record.path("managementUrl").textValue()).startsWith("http://127.0.0.1:");

            worker.terminate();

            assertThat(worker.recordFile()).doesNotExist();
            assertThat(worker.recordFile().getParent()).isEmptyDirectory();
        }
    }

    @Test
    void anIdleWorkerGoesWithoutWaiting() throws Exception {
        try (WorkerProcess worker = ready("idle")) {
            assertThat(worker.terminate()).isLessThan(NO_WAIT);
        }
    }

    @Test
    void itSaysOneLineWhenItBegins() throws Exception {
        try (WorkerProcess worker = ready("quiet")) {
            List<String> log = worker.log();

            assertThat(log)
                    .singleElement()
                    .asString()
                    .contains("Trainmaster worker", server.address(), "quiet-here-training", home.toString());
        }
    }

    @Test
    void aTrainingIsHandedBackAtOnceAndTheNextWorkerTakesItUp() throws Exception {
        try (WorkerProcess first = ready("handed")) {
            TestRun run = TestRun.start(server.client(), "handed", "run-handed", "local");
            run.handle().signal("approve", "alice");
            await().atMost(PATIENCE).until(() -> run.watcher().equals(Optional.of(first.pid())));

            assertThat(first.terminate()).isLessThan(NO_WAIT);
            assertThat(first.log()).as("a hand-back is no trouble").noneMatch(line -> line.contains("WARN"));

            try (WorkerProcess second = ready("handed")) {
                await().atMost(Duration.ofSeconds(10)).until(() -> run.watcher().equals(Optional.of(second.pid())));
                assertThat(run.training().orElseThrow().getAttempt())
                        .as("one attempt for each worker, and none burnt by the one that went")
                        .isEqualTo(2);
                run.handle().terminate("the test is over");
            }
        }
    }

    @Test
    void jsonLogsCarryTheRunAndItsPhase() throws Exception {
        try (WorkerProcess worker = ready("logged", "--logging.structured.format.console=logstash")) {
            TestRun.start(server.client(), "logged", "run-logged", "dry-run")
                    .handle()
                    .getResult(30, TimeUnit.SECONDS, RunResult.class);

            ObjectMapper mapper = new ObjectMapper();
            assertThat(worker.log())
                    .allSatisfy(
                            line -> assertThat(mapper.readTree(line).isObject()).isTrue());
            assertThat(worker.log()).anySatisfy(line -> {
                JsonNode entry = mapper.readTree(line);
                assertThat(entry.path("message").textValue()).isEqualTo("exporting");
                assertThat(entry.path("runId").textValue()).isEqualTo("run-logged");
                assertThat(entry.path("phase").textValue()).isEqualTo("EXPORTING");
                assertThat(entry.path("attempt").textValue()).isEqualTo("1");
            });
        }
    }

    private WorkerProcess ready(String queue, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "--trainmaster.queues.control=" + queue;
        System.arraycopy(more, 0, arguments, 1, more.length);
        WorkerProcess worker = WorkerProcess.start(home, server.address(), arguments);
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(IOException.class).until(worker::isReady);
        return worker;
    }
}
