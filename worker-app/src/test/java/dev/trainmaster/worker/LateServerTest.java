package dev.trainmaster.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Far below the patience of a drain, which is a minute here, and far above what a busy machine needs. */
    private static final Duration NO_WAIT = Duration.ofSeconds(20);

    @TempDir
    Path home;

    @Test
    void aWorkerWaitsForItsServerAndSaysSo() throws Exception {
        int port = TestServer.freePort();
        try (WorkerProcess worker = WorkerProcess.start(home, "127.0.0.1:" + port)) {
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> {
                        HttpResponse<String> readiness = worker.get("/health/readiness");
                        assertThat(readiness.statusCode()).isEqualTo(503);
                        assertThat(readiness.body()).contains("no Temporal server answers at 127.0.0.1:" + port);
                        assertThat(worker.get("/health/liveness").statusCode()).isEqualTo(200);
                    });
            assertThat(worker.log()).singleElement().asString().contains("Waiting", "127.0.0.1:" + port);

            TestServer server = TestServer.start(port);
            try {
                await().atMost(Duration.ofSeconds(10)).until(worker::isReady);
            } finally {
                server.close();
            }

            await().atMost(Duration.ofSeconds(10)).until(() -> !worker.isReady());
            assertThat(worker.get("/health/readiness").body()).contains("no Temporal server answers");
            assertThat(worker.get("/health/liveness").statusCode()).isEqualTo(200);
            assertThat(worker.terminate()).isLessThan(NO_WAIT);
        }
    }

    @Test
    void aWorkerThatHasNoServerYetGoesWithoutWaiting() throws Exception {
        try (WorkerProcess worker = WorkerProcess.start(home, "127.0.0.1:" + TestServer.freePort())) {
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> !worker.isReady());

            assertThat(worker.terminate()).isLessThan(NO_WAIT);
            assertThat(worker.isAlive()).isFalse();
        }
    }
}
