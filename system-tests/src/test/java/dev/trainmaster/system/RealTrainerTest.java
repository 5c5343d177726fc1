package dev.trainmaster.system;

import static dev.trainmaster.system.RealTrainerSite.LEFT_ALONE;
import static dev.trainmaster.system.RealTrainerSite.STEPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.run.Phase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every trainer gets for free, whichever it is: it really trains here, and is hurt on the way. */
@Timeout(1_800)
abstract class RealTrainerTest {

    private final Site site;
    private final RealTrainer trainer;
    final RealTrainerSite here;

    RealTrainerTest(Site site, RealTrainer trainer) {
        this.site = site;
        this.trainer = trainer;
        this.here = new RealTrainerSite(site, trainer);
    }

    /** A whole training, on a machine with much to do; the bound of the class is that of tests alone. */
    @BeforeEach
    @Timeout(900)
    void oneRunIsLeftAlone() {
        here.leavesOneRunAlone();
    }

    @Test
    void itLearnsAndTellsEveryStepOnce() {
        assertThat(site.home().steps(LEFT_ALONE))
                .isEqualTo(LongStream.rangeClosed(1, STEPS).boxed().toList());
        List<Double> losses = site.home().losses(LEFT_ALONE);
        assertThat(losses.get(STEPS - 1)).isLessThan(losses.get(0) - 1);
        assertThat(site.cli("metrics", LEFT_ALONE).exits(0).stdout()).contains("Loss ", "at step " + STEPS);
    }

    @Test
    void aCancelSavesTheStepAtWorkAndARetryGoesOnFromThere() {
        HurtRun run = here.approved("stopped", here.request());
        run.checkpointAfter(3, 1);
        run.isCancelled();
        assertThat(site.home().processesOf("stopped")).isEmpty();
        long saved = run.newest();
        List<Long> told = site.home().steps("stopped");
        assertThat(told.get(told.size() - 1) - saved).isBetween(0L, trainer.missesWhenItSaves());

        site.cli("retry", "stopped").exits(0);
        run.run().approved();

        assertThat(run.completes().at("/starts/0/resumed/step").longValue()).isEqualTo(saved);
        run.hasTheLossesOf(LEFT_ALONE);
    }

    @Test
    void aNewestCheckpointThatABadDiskSpoiledIsSetAsideAndTold() {
        HurtRun run = here.approved("spoiled", here.request());
        run.checkpointAfter(7, 1);
        run.isCancelled();
        long spoiled = run.newest();
        run.spoil(spoiled);

        site.cli("retry", "spoiled").exits(0);
        run.run().approved();

        JsonNode resumed = run.completes().at("/starts/0/resumed");
        assertThat(resumed.path("step").longValue()).isPositive().isLessThan(spoiled);
        assertThat(resumed.at("/quarantined/0/step").longValue()).isEqualTo(spoiled);
        assertThat(run.output().resolve(trainer.damaged(spoiled))).isDirectory();
        assertThat(site.cli("why", "spoiled").exits(0).stdout())
                .contains("the checkpoint of step " + spoiled + " was quarantined");
        run.hasTheLossesOf(LEFT_ALONE);
    }

    @Test
    void aCheckpointThatACrashToreIsNotTakenForOne() {
        HurtRun run = here.approved("torn", here.request());
        run.checkpointAfter(run.checkpointAfter(1, 1), 1);
        LiveProcesses.hold(run.pid(1, "trainer.json"));
        long torn = run.newest();
        run.tear(torn);
        run.kill(1, "trainer.json");

        JsonNode shown = run.completes();
        assertThat(shown.at("/starts/1/resumed/step").longValue()).isPositive().isLessThan(torn);
        assertThat(run.output().resolve(trainer.damaged(torn))).isDirectory();
        run.hasTheLossesOf(LEFT_ALONE);
    }

    @Test
    void aModelThatIsNoNumberFailsAsSuchWithAHint() {
        Path sick = SpoiledModel.withoutNumbers(
                trainer.modelFiles(site.home()), site.home().path().resolve("models/sick"));

        HurtRun run = here.approved("sick", here.with("model", sick.toString()));

        JsonNode shown = new Ending(Phase.FAILED, 1, "TrainerFailed").isToldByEveryoneOf(run.run());
        assertThat(shown.at("/failure/death/kind").textValue()).isEqualTo("nan-loss");
        assertThat(shown.at("/failure/hint").textValue()).contains("learningRate");
        assertThat(shown.path("starts")).hasSize(1);
    }

    @Test
    void theDryRunAsksTheRealTokenizer() {
        JsonNode lengths = dryRun("lengths", here.with("hyperparameters.maxSeqLength", 200))
                .at("/plan/lengths");

        assertThat(lengths.path("unit").textValue()).isEqualTo("tokens");
        assertThat(lengths.path("cutShare").doubleValue()).isBetween(0.01, 0.99);
        assertThat(lengths.path("most").longValue()).isGreaterThan(200);
    }

    @Test
    void aFewRealStepsTellWhatATrainingWillTake() {
        JsonNode trial =
                dryRun("steps", here.with("preflight", Map.of("probeSteps", 3))).at("/plan/trial");

        assertThat(trial.path("steps").longValue()).isGreaterThanOrEqualTo(3);
        assertThat(trial.path("loss").doubleValue()).isBetween(1.0, 10.0);
        assertThat(trial.path("checkpointBytes").longValue()).isGreaterThan(100_000);
    }

    @Test
    void aModelThatCannotBeTrainedIsRefusedInTheDryRunWithItsReason() {
        Path good = trainer.modelFiles(site.home());
        Path models = site.home().path().resolve("models");

        assertThat(refusal("gone", here.with("model", "/nowhere/model"))).contains("/nowhere/model");
        assertThat(refusal(
                        "strange",
                        here.with("model", SpoiledModel.with(good, models.resolve("strange"), "vocab_size", 100))))
                .contains("tokens, but the model");
        assertThat(refusal(
                        "short",
                        here.with(
                                "model",
                                SpoiledModel.with(good, models.resolve("short"), "max_position_embeddings", 64))))
                .contains("maxSeqLength", "64");
    }

    @Test
    void theFinishedModelIsListedCanBeExportedAndSpeaks() {
        JsonNode files = site.home().result(LEFT_ALONE).path("files");
        assertThat(files.findValuesAsText("name"))
                .contains("train/metrics.jsonl")
                .anyMatch(name -> name.endsWith("/model.safetensors"));
        assertThat(files.findValuesAsText("sha256")).allMatch(digest -> digest.matches("[0-9a-f]{64}"));

        JsonNode exported =
                site.cli("model", "export", LEFT_ALONE, "-o", "json").exits(0).json();
        site.cli("model", "show", exported.path("directory").textValue()).exits(0);
        assertThat(site.cli("generate", LEFT_ALONE, "What is 2 plus 3?")
                        .exits(0)
                        .stdout())
                .isNotBlank();
    }

    private JsonNode dryRun(String id, Map<String, Object> request) {
        request.put("mode", "dry-run");
        return new HurtRun(site.run(id).start(request), trainer).completes();
    }

    private String refusal(String id, Map<String, Object> request) {
        request.put("mode", "dry-run");
        new Ending(Phase.FAILED, 3, "PreflightFailed")
                .isToldByEveryoneOf(site.run(id).start(request));
        return site.home().json(site.home().run(id).resolve("report.json")).toString();
    }
}
