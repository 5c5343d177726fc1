package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A worker in a container takes its trainers with it when it goes; {@link WorkerDeathTest} has those that leave them. */
@OnTheRealServer
class WorkerShutdownTest {

    private static final int STEPS = 40;
    private static final Map<String, String> SETTINGS =
            Map.of("TRAINMASTER_REFERENCE_STEP_MILLIS", "100", "TRAINMASTER_SHUTDOWN_MODE", "CHECKPOINT");

    private final Site site;

    WorkerShutdownTest(Site site) {
        this.site = site;
    }

    @Test
    void itsTrainersSaveTheStepAtWorkAndTheNextWorkerGoesOnFromThereAtNoCost() {
        Map<String, Object> request =
                Requests.with(Requests.training(STEPS), "limits", Map.of("restartsWithoutProgress", 0));
        WorkerProcess first = site.startWorker(SETTINGS);
        TestRun run = site.run("contained").start(request).approved().reachesStep(5);

        first.terminate();

        assertThat(site.home().processes()).isEmpty();
        long reached = site.home().steps("contained").size();
        site.startWorker(SETTINGS);
        JsonNode shown = Ending.completed().isToldByEveryoneOf(run);
        assertThat(shown.path("starts")).hasSize(2);
        assertThat(shown.at("/starts/1/resumed/step").longValue()).isEqualTo(reached);
        List<Long> everyStepOnce = LongStream.rangeClosed(1, STEPS).boxed().toList();
        assertThat(site.home().steps("contained")).isEqualTo(everyStepOnce);
    }
}
