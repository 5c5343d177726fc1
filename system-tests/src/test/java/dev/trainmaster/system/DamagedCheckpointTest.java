package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.run.Phase;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What becomes of a run whose newest checkpoint is not what it was. */
@OnEveryRung
class DamagedCheckpointTest {

    private final Site site;

    DamagedCheckpointTest(Site site) {
        this.site = site;
    }

    @Test
    void aRetryGoesOnFromTheOneBeforeSaysSoAndLosesNoBit() throws IOException {
        Map<String, Object> request = Requests.training(40);
        site.startWorker(Map.of("TRAINMASTER_REFERENCE_OVERFLOW_AT_STEP", "25"));
        TestRun run = site.run("damaged").start(request).approved();
        new Ending(Phase.FAILED, 1, "TrainerFailed").isToldByEveryoneOf(run);
        Path newest = site.home().train("damaged").resolve("checkpoints/20");
        String saved = site.home()
                .json(site.home().train("damaged").resolve("digests/10.json"))
                .at("/digest/sha256")
                .textValue();
        flipOneBit(newest.resolve("state.bin"));
        site.startWorker(Map.of());

        site.cli("retry", "damaged").exits(0);
        run.approved();

        JsonNode shown = Ending.completed().isToldByEveryoneOf(run);
        JsonNode resumed = shown.at("/starts/0/resumed");
        assertThat(resumed.path("step").longValue()).isEqualTo(10);
        assertThat(resumed.path("sha256").textValue()).isEqualTo(saved);
        assertThat(resumed.at("/quarantined/0/step").longValue()).isEqualTo(20);
        assertThat(Path.of(resumed.at("/quarantined/0/path").textValue())).isDirectory();
        assertThat(newest.getParent().resolve("20.damaged")).isDirectory();
        assertThat(site.cli("why", "damaged").exits(0).stdout())
                .contains("the checkpoint of step 20 was quarantined: it is damaged: state.bin", "from step 10");
        assertThat(site.cli("show", "damaged").exits(0).stdout()).contains("from step 10 (sha256:");
        site.run("undisturbed")
                .start(request)
                .approved()
                .closes(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
        assertThat(site.home().steps("damaged"))
                .isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
        assertThat(site.home().losses("damaged")).isEqualTo(site.home().losses("undisturbed"));
    }

    private static void flipOneBit(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
