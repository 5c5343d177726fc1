package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person ends in the Web UI ends on its host too, also if nobody was there to hear of it. */
@OnEveryRung
class EndedUnwatchedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> SLOW_STEPS = Map.of("TRAINMASTER_REFERENCE_STEP_MILLIS", "100");

    private final Site site;

    EndedUnwatchedTest(Site site) {
        this.site = site;
    }

    @Test
    void aRunThatIsTerminatedWhileNoWorkerLivesLosesItsTrainerToTheNextWorker() {
        WorkerProcess first = site.startWorker(SLOW_STEPS);
        TestRun run = site.run("ended-unwatched")
                .start(Requests.training(3_000))
                .approved()
                .reachesStep(3);
        first.kill();
        run.handle().terminate("a person in the Web UI");
        assertThat(site.home().processesOf(run.id()))
                .as("nobody was there to hear of it")
                .isNotEmpty();

        WorkerProcess next = site.startWorker(SLOW_STEPS);

        await().atMost(PATIENCE).until(() -> site.home().processesOf(run.id()).isEmpty());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(next.get("/prometheus"))
                        .contains("trainmaster_trainers_stopped_unwatched_total 1.0")
                        .contains("trainmaster_trainers_unknown 0.0"));
    }
}
