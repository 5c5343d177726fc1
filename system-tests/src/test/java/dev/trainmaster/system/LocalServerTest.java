package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server and the worker that the command line itself starts, and what it leaves of them. */
class LocalServerTest {

    /** A training of 40 s in the demo: it outlasts the start of a worker on any machine that runs these tests. */
    private final Site site = Site.bare(Installation.ofThisBuild(), Map.of("TRAINMASTER_REFERENCE_STEP_MILLIS", "200"));

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void upServesRunsUntilDownAndDownLeavesNothing() {
        JsonNode up = site.cli("up", "-o", "json").exits(0).json();
        JsonNode again = site.cli("up", "-o", "json").exits(0).json();
        assertThat(again.path("worker").path("pid")).isEqualTo(up.path("worker").path("pid"));
        assertThat(again.path("address")).isEqualTo(up.path("address"));
        assertThat(site.cli("doctor").exits(0).stdout())
                .contains(up.path("address").textValue());
        site.cli("run", "--id", "dry", "--dataset", "sample", "--model", "tiny").exits(0);

        site.cli("down", "-o", "json").exits(0).json();

        assertThat(site.leftovers()).isEmpty();
        site.cli("list").exits(8);
        site.cli("up").exits(0);
        assertThat(site.cli("show", "dry", "-o", "json")
                        .exits(0)
                        .json()
                        .path("phase")
                        .textValue())
                .isEqualTo("COMPLETED");
        site.cli("down").exits(0);
        assertThat(site.leftovers()).isEmpty();
    }

    @Test
    void theDemoTellsTheWholeStoryLosesNoStepInACrashAndLeavesNothingRunning() {
        CliResult demo = site.cli("demo", "--yes", "--crash").exits(0);

        assertThat(demo.stdout()).contains("Export", "Dry run", "Approved", "Training", "Completed");
        TestHome demoHome = new TestHome(site.home().path().resolve("demo"));
        String runId = demoHome.runIds().get(0);
        assertThat(demoHome.steps(runId))
                .isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(demoHome.result(runId).path("starts")).hasSize(1);
        assertThat(demoHome.result(runId)
                        .path("starts")
                        .path(0)
                        .path("adoptions")
                        .intValue())
                .isEqualTo(1);
        assertThat(site.leftovers()).isEmpty();
    }

    @Test
    void anInterruptedDemoLeavesNothingRunning() {
        Program demo = site.startCli("demo", "--yes");
        await().atMost(Duration.ofMinutes(2)).until(() -> demo.stdout().contains("Training"));

        demo.interrupt();

        assertThat(demo.await(Duration.ofSeconds(60))).isEqualTo(130);
        assertThat(site.leftovers()).isEmpty();
    }
}
