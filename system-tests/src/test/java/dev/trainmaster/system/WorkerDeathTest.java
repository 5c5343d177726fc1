package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker that goes, however it goes, costs a training nothing: the next one takes the same process over. */
@OnEveryRung
class WorkerDeathTest {

    private static final int STEPS = 40;
    private static final Map<String, String> SLOW_STEPS = Map.of("TRAINMASTER_REFERENCE_STEP_MILLIS", "100");

    /** How a worker goes. */
    enum Departure {
        KILLED {
            @Override
            void of(WorkerProcess worker) {
                worker.kill();
            }
        },
        TERMINATED {
            @Override
            void of(WorkerProcess worker) {
                worker.terminate();
            }
        };

        abstract void of(WorkerProcess worker);
    }

    private final Site site;

    WorkerDeathTest(Site site) {
        this.site = site;
    }

    @ParameterizedTest
    @EnumSource
    void theNextWorkerAdoptsTheTrainerAndNoStepIsLostOrDoubled(Departure departure) {
        String id = "adopted-" + departure.name().toLowerCase(Locale.ROOT);
        WorkerProcess first = site.startWorker(SLOW_STEPS);
        TestRun run = site.run(id).start(Requests.training(STEPS)).approved().reachesStep(5);
        long trainer = run.trainerPid();
        long startTicks = LiveProcesses.startTicks(trainer);

        departure.of(first);
        int steps = site.home().steps(id).size();
        run.reachesStep(steps + 3);
        // The next worker needs its time to start, and must find the trainer in the middle of its work.
        LiveProcesses.hold(trainer);
        site.startWorker(SLOW_STEPS);
        await().atMost(Duration.ofSeconds(45))
                .untilAsserted(() -> assertThat(run.newestStart().adoptions()).isEqualTo(1));
        assertThat(LiveProcesses.startTicks(trainer)).isEqualTo(startTicks);
        LiveProcesses.goOn(trainer);

        JsonNode shown = Ending.completed().isToldByEveryoneOf(run);
        assertThat(shown.path("starts")).hasSize(1);
        assertThat(shown.path("starts").path(0).path("trainer").path("pid").longValue())
                .isEqualTo(trainer);
        assertThat(shown.path("starts").path(0).path("adoptions").intValue()).isEqualTo(1);
        List<Long> everyStepOnce = LongStream.rangeClosed(1, STEPS).boxed().toList();
        assertThat(site.home().steps(id)).isEqualTo(everyStepOnce);
    }
}
