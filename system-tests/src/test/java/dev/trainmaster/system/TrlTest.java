package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real TRL on this CPU, through the real worker. */
@Tag("full")
@OnTheRealServer
class TrlTest extends RealTrainerTest {

    private static final int BETWEEN_CHECKPOINTS = 4;

    TrlTest(Site site) {
        super(site, Trl.required());
    }

    /** It would resume from either: from the first at another step, from the second with an optimizer that knows nothing. */
    @Test
    void whatIsMissingInACheckpointOrTellsAnotherStepIsNoneToResumeFrom() throws IOException {
        HurtRun run = here.approved("half", here.request());
        run.checkpointAfter(1, 1);
        LiveProcesses.hold(run.pid(1, "trainer.json"));
        long whole = run.newest();
        long ofAnotherStep = whole + BETWEEN_CHECKPOINTS;
        run.halfSaved(whole, ofAnotherStep);
        long withoutItsOptimizer = ofAnotherStep + BETWEEN_CHECKPOINTS;
        Path half = run.halfSaved(whole, withoutItsOptimizer);
        Path state = half.resolve("trainer_state.json");
        Files.writeString(
                state,
                Files.readString(state)
                        .replace("\"global_step\": " + whole, "\"global_step\": " + withoutItsOptimizer));
        Files.delete(half.resolve("optimizer.pt"));
        run.kill(1, "trainer.json");

        JsonNode shown = run.completes();
        assertThat(shown.at("/starts/1/resumed/step").longValue()).isEqualTo(whole);
        assertThat(run.output().resolve(here.trainer().damaged(ofAnotherStep))).isDirectory();
        assertThat(run.output().resolve(here.trainer().damaged(withoutItsOptimizer)))
                .isDirectory();
        run.hasTheLossesOf(RealTrainerSite.LEFT_ALONE);
    }
}
