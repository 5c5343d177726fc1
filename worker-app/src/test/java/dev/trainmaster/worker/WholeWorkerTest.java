package dev.trainmaster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.result.RunResult;
import io.temporal.client.WorkflowFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker with everything that it has, on a host that has no trainer installed. */
class WholeWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path home;

    @Test
    void aRunIsExportedWrittenDownAndRefusedByItsDryRun() throws Exception {
        TestServer server = TestServer.start();
        try (WorkerProcess worker = WorkerProcess.start(
                WorkerApplication.class, home, server.address(), "--trainmaster.install=" + home.resolve("nothing"))) {
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(worker::isReady);

            TestRun run = TestRun.start(server.client(), "trainmaster", "whole", "dry-run");

            assertThatThrownBy(() -> run.handle().getResult(40, TimeUnit.SECONDS, RunResult.class))
                    .isInstanceOf(WorkflowFailedException.class)
                    .rootCause()
                    .hasMessageContaining("trainer reference");
            Path directory = home.resolve("runs").resolve("whole");
            assertThat(directory.resolve("dataset.jsonl")).isNotEmptyFile();
            assertThat(directory.resolve("manifest.yaml")).isNotEmptyFile();
            assertThat(Files.readString(directory.resolve("result.json"))).contains("PreflightFailed");
            assertThat(worker.get("/prometheus").body())
                    .contains("trainmaster_runs_ended_total{outcome=\"FAILED\"} 1.0");
        } finally {
            server.close();
        }
    }
}
