package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.run.Phase;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real google-tunix on this CPU, through the real worker. */
@OnTheRealServer
class TunixTest {

    private static final int STEPS = 20;

    private final Site site;

    TunixTest(Site site) {
        this.site = site;
    }

    @BeforeEach
    void tunixIsInstalledAndAWorkerRuns() {
        TunixEnvironment.required().installInto(site.home());
        site.worker(Map.of("TRAINMASTER_TUNIX_STEP_MILLIS", "100"));
    }

    @Test
    void aKilledTrainerGoesOnToTheBitOfOneThatWasLeftAlone() {
        site.cli(
                        "run",
                        "--id=left-alone",
                        "--yes",
                        "--trainer=tunix",
                        "--mode=local",
                        "--dataset=sample",
                        "--limit=40",
                        "--model=tiny",
                        "--max-steps=" + STEPS,
                        "--batch-size=2",
                        "--max-seq-length=128",
                        "--epochs=100",
                        "--learning-rate=0.003")
                .exits(0);
        TestRun killed = site.run("killed").start(training(STEPS)).approved().reachesItsFirstCheckpoint();

        LiveProcesses.kill(killed.trainerPid());

        JsonNode shown = Ending.completed().isToldByEveryoneOf(killed);
        assertThat(shown.path("starts")).hasSize(2);
        assertThat(site.home().steps("killed"))
                .isEqualTo(LongStream.rangeClosed(1, STEPS).boxed().toList());
        assertThat(site.home().losses("killed")).isEqualTo(site.home().losses("left-alone"));
        assertThat(site.home().losses("killed").get(STEPS - 1))
                .isLessThan(site.home().losses("killed").get(0));
        assertThat(site.home().train("killed").resolve("model").resolve("model.safetensors"))
                .isRegularFile();
    }

    @Test
    void aCancelLeavesACheckpointOfTheStepAtWork() {
        TestRun run = site.run("cancelled").start(training(1_000)).approved().reachesStep(3);

        site.cli("cancel", "cancelled").exits(0);

        new Ending(Phase.CANCELLED, 6, "").isToldByEveryoneOf(run);
        assertThat(site.home().processesOf("cancelled")).isEmpty();
        long last = site.home().steps("cancelled").stream().reduce(0L, Math::max);
        assertThat(site.home().train("cancelled").resolve("checkpoints").resolve("" + last))
                .isDirectory();
        assertThat(site.home()
                        .json(site.home().train("cancelled").resolve("1").resolve("exit.json"))
                        .path("code"))
                .hasToString("143");
    }

    private static Map<String, Object> training(int steps) {
        return Requests.with(Requests.training(steps), "trainer", "tunix");
    }
}
