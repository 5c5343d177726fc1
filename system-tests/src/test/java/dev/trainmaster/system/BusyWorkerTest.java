package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.supervisor.shim.Proc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A worker that lives but does not poll yet, as on a machine that is busy. */
@OnTheRealServer
class BusyWorkerTest {

    /** Longer than a server with nobody behind it is asked for a worker. */
    private static final Duration WHILE = Duration.ofSeconds(8);

    private final Site site;
    private final Path record;

    BusyWorkerTest(Site site) {
        this.site = site;
        this.record = site.home().path().resolve("worker/worker.json");
    }

    @Test
    void aStartWaitsForTheWorkerOfItsHomeUnlessItServesElsewhere() throws IOException {
        livingWorkerOf("127.0.0.1:1");
        CliResult refused = site.result(start("elsewhere"), List.of("start")).exits(8);
        assertThat(refused.stderr()).contains("has no worker, so nothing was started");

        livingWorkerOf(site.server().address());
        Program start = start("early");

        await().during(WHILE).atMost(WHILE.plusSeconds(20)).until(start::isAlive);
        site.worker();

        assertThat(start.await(Duration.ofMinutes(1))).as(start.stderr()).isZero();
    }

    private Program start(String runId) {
        return site.startCli("start", "--id", runId, "--dataset", "sample", "--model", "tiny");
    }

    /** This very process. */
    private void livingWorkerOf(String server) throws IOException {
        long pid = ProcessHandle.current().pid();
        long startTicks = Proc.ofThisHost().stat(pid).orElseThrow().startTicks();
        Files.createDirectories(record.getParent());
        Files.writeString(
                record, "{\"pid\":" + pid + ",\"startTicks\":" + startTicks + ",\"serverAddress\":\"" + server + "\"}");
    }
}
