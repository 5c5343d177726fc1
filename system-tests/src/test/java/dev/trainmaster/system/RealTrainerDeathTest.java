package dev.trainmaster.system;

import static dev.trainmaster.system.RealTrainerSite.LEFT_ALONE;
import static dev.trainmaster.system.RealTrainerSite.STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the death of a worker, a shim or a trainer costs, whichever trainer it is. */
@Timeout(1_800)
abstract class RealTrainerDeathTest {

    private static final int ROUNDS = 5;

    private final Site site;
    private final RealTrainerSite here;

    RealTrainerDeathTest(Site site, RealTrainer trainer) {
        this.site = site;
        this.here = new RealTrainerSite(site, trainer);
    }

    /** A whole training, on a machine with much to do; the bound of the class is that of tests alone. */
    @BeforeEach
    @Timeout(900)
    void oneRunIsLeftAlone() {
        here.leavesOneRunAlone();
    }

    @Test
    void fiveKillsEachOfWorkerTrainerAndShimCostNoStepAndNoBit() {
        HurtRun run = here.approved("hurt", here.request());
        int start = 1;
        long step = 0;
        for (int round = 0; round < ROUNDS; round++) {
            step = run.checkpointAfter(step, start);
            run.changesItsWorker(start);
            run.kill(start, "trainer.json");
            start++;
            step = run.checkpointAfter(step, start);
            run.kill(start, "shim.json");
            start++;
        }

        JsonNode shown = run.completes();
        assertThat(shown.path("starts")).hasSize(2 * ROUNDS + 1);
        assertThat(shown.path("starts").findValuesAsText("adoptions")).contains("1");
        assertThat(shown.at("/starts/0/ended").textValue()).contains("SIGKILL");
        assertThat(shown.at("/starts/1/ended").textValue()).contains("shim was killed");
        run.hasTheLossesOf(LEFT_ALONE);
    }

    @Test
    void aSigtermFromSomebodyIsNoSuccessAndCostsNoStep() {
        HurtRun run = here.approved("terminated", here.request());
        long before = run.checkpointAfter(7, 1);

        run.hears(1, () -> LiveProcesses.signal("TERM", run.pid(1, "trainer.json")));

        JsonNode shown = run.completes();
        assertThat(shown.path("starts")).hasSize(2);
        assertThat(shown.at("/starts/1/resumed/step").longValue()).isBetween(before, STEPS - 1L);
        run.hasTheLossesOf(LEFT_ALONE);
    }

    /** Killed behind its last checkpoint, before it could tell that it was done. */
    @Test
    void aCompleteTrainingIsNotTrainedAgain() {
        HurtRun run = here.approved("complete", here.request());
        run.checkpointAfter(STEPS - 1, 1);
        LiveProcesses.hold(run.pid(1, "trainer.json"));
        run.kill(1, "trainer.json");

        run.completes();
        run.hasTheLossesOf(LEFT_ALONE);
        assertThat(run.newest()).isEqualTo(STEPS);
        assertThat(Files.exists(run.file(2, "trainer.json")))
                .isEqualTo(run.trainer().isStartedWhenComplete());
        assertThat(site.cli("model", "show", "complete", "-o", "json")
                        .exits(0)
                        .json()
                        .findValuesAsText("name"))
                .contains("config.json", "model.safetensors", "tokenizer.json");
        assertThat(site.cli("retry", "complete").exits(2).stderr()).contains("complete");
    }
}
