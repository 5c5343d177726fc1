package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A worked example of docs/own-trainer.md: a script with three lines added, and what it gets for them. */
abstract class ExampleTest {

    private static final int STEPS = 100;

    private final Site site;
    private final Map<String, String> settings;

    ExampleTest(Site site, Map<String, String> settings) {
        this.site = site;
        this.settings = settings;
    }

    @Test
    void killedOnItsWayItGoesOnAtItsCheckpointWithTheSameLosses() {
        site.worker();
        TestRun alone = site.run("alone").start(request()).approved();
        Ending.completed().isToldByEveryoneOf(alone);
        TestRun killed = site.run("killed").start(request()).approved().reachesItsFirstCheckpoint();

        // From its own file: what the workflow knows is a few seconds old, and the script may be done by then.
        LiveProcesses.kill(site.home()
                .json(site.home().train("killed").resolve("1/trainer.json"))
                .path("pid")
                .longValue());

        JsonNode shown = Ending.completed().isToldByEveryoneOf(killed);
        assertThat(shown.path("starts")).hasSize(2);
        assertThat(shown.at("/starts/1/resumed/step").longValue()).isPositive();
        Map<Long, Double> losses = losses("alone");
        assertThat(losses).hasSize(STEPS);
        assertThat(losses.get((long) STEPS)).isLessThan(losses.get(1L) - 1);
        assertThat(losses("killed")).isEqualTo(losses);
        assertThat(site.cli("metrics", "killed").exits(0).stdout()).contains("Loss ", "at step " + STEPS);
    }

    private Map<String, Object> request() {
        Map<String, Object> request = Requests.with(Requests.training("command"), "settings", settings);
        return Requests.with(
                request,
                "hyperparameters",
                Map.of("maxSteps", STEPS, "epochs", 100, "batchSize", 8, "learningRate", 0.01, "seed", 7));
    }

    /** By step: what is done again after the checkpoint stands there twice, and must be the same. */
    private Map<Long, Double> losses(String run) {
        List<Long> steps = site.home().steps(run);
        List<Double> told = site.home().losses(run);
        Map<Long, Double> losses = new TreeMap<>();
        for (int i = 0; i < steps.size(); i++) {
            Double before = losses.put(steps.get(i), told.get(i));
            assertThat(before == null || before.equals(told.get(i)))
                    .as("step %s", steps.get(i))
                    .isTrue();
        }
        return losses;
    }
}
