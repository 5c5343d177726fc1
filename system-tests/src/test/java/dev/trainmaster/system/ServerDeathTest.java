package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.server.RequiredTool;
import dev.trainmaster.server.ServerSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server that {@code trainmaster up} runs is killed, and started again on its database. */
class ServerDeathTest {

    private static final int STEPS = 60;

    private final Site site = Site.bare(Installation.ofThisBuild(), Map.of("TRAINMASTER_REFERENCE_STEP_MILLIS", "100"));

    @BeforeEach
    void theServerIsReal() {
        RequiredTool.temporal(ServerSettings.of(System.getenv(), Clock.systemUTC()), System.getenv());
    }

    @AfterEach
    void nothingIsLeft() {
        site.cli("down");
        site.close();
    }

    @Test
    void aTrainingGoesOnWhileTheServerIsDeadAndTheRunGoesOnAfterIt() {
        site.cli("up").exits(0);
        site.cli(
                        "start",
                        "--id",
                        "survivor",
                        "--dataset",
                        "sample",
                        "--model",
                        "tiny",
                        "--mode",
                        "local",
                        "--max-steps",
                        Integer.toString(STEPS),
                        "--batch-size",
                        "2",
                        "--max-seq-length",
                        "128")
                .exits(0);
        site.cli("approve", "survivor").exits(0);
        awaitSteps(5);
        long trainer = site.home().processesOf("survivor").get(0);

        LiveProcesses.kill(site.home()
                .json(site.home().path().resolve("server/server.json"))
                .path("pid")
                .longValue());
        int steps = site.home().steps("survivor").size();
        awaitSteps(steps + 3);
        site.cli("up").exits(0);

        JsonNode shown = site.cli("watch", "survivor", "-o", "json").exits(0).json();
        assertThat(shown.path("phase").textValue()).isEqualTo("COMPLETED");
        assertThat(shown.path("starts")).hasSize(1);
        assertThat(site.home().steps("survivor"))
                .isEqualTo(LongStream.rangeClosed(1, STEPS).boxed().toList());
        assertThat(LiveProcesses.isAlive(trainer)).isFalse();
    }

    private void awaitSteps(int count) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(site.home().steps("survivor")).hasSizeGreaterThanOrEqualTo(count));
    }
}
