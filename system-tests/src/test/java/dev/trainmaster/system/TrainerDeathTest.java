package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.run.Phase;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a run whose trainer is killed, and of a trainer whose run is. */
@OnEveryRung
class TrainerDeathTest {

    private final Site site;

    TrainerDeathTest(Site site) {
        this.site = site;
    }

    @BeforeEach
    void aWorkerRuns() {
        site.worker(Map.of("TRAINMASTER_REFERENCE_STEP_MILLIS", "100", "TRAINMASTER_QUEUES_TRAINERS", "2"));
    }

    @Test
    void aKilledTrainerIsStartedAgainAndGoesOnAsIfNothingHadHappened() {
        Map<String, Object> request = Requests.training(40);
        site.run("undisturbed").start(request).approved();
        TestRun run = site.run("killed").start(request).approved().reachesItsFirstCheckpoint();

        LiveProcesses.kill(run.trainerPid());

        JsonNode shown = Ending.completed().isToldByEveryoneOf(run);
        assertThat(shown.path("starts")).hasSize(2);
        assertThat(shown.path("starts").path(0).path("ended").textValue()).contains("SIGKILL");
        Ending.completed().isToldByEveryoneOf(site.run("undisturbed"));
        assertThat(site.home().steps("killed"))
                .isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
        assertThat(site.home().losses("killed")).isEqualTo(site.home().losses("undisturbed"));
    }

    @Test
    void aRunThatIsTerminatedInTheServerLosesItsTrainer() {
        TestRun run = site.run("terminated")
                .start(Requests.training(1_000))
                .approved()
                .reachesStep(2);
        assertThat(site.home().processesOf("terminated")).isNotEmpty();

        run.handle().terminate("by hand");

        run.closes(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(site.home().processesOf("terminated")).isEmpty());
        assertThat(site.home().steps("terminated")).hasSizeLessThan(1_000);
        assertThat(site.cli("show", "terminated", "-o", "json")
                        .exits(0)
                        .json()
                        .path("phase")
                        .textValue())
                .isEqualTo(Phase.FAILED.name());
    }
}
