package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.run.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many at once: none is refused, none is lost, none is mistaken for another. */
@OnEveryRung
class ManyRunsTest {

    private static final int TRAINED = 24;
    private static final int LINES = 5_001;
    private static final int STARTED = 100;
    private static final Duration LONGEST = Duration.ofSeconds(150);

    private final Site site;

    ManyRunsTest(Site site) {
        this.site = site;
    }

    @Test
    void everyTrainerThatExitsWithZeroCompletesItsRunAndKeepsEveryLine() {
        site.startWorker(Map.of("TRAINMASTER_QUEUES_TRAINERS", Integer.toString(TRAINED)));
        site.home()
                .trainer(
                        "talks",
                        List.of(
                                "i=0; while [ $i -lt " + LINES + " ]; do i=$((i+1)); echo line $i; done",
                                "echo '{\"event\":\"completed\",\"step\":1}' >> \"$1/metrics.jsonl\""),
                        "completion: {event: true}");

        List<TestRun> runs = atOnce("talk", TRAINED, Requests.training("talks"));
        runs.forEach(TestRun::approved);

        await().atMost(LONGEST)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() ->
                        assertThat(runs).extracting(run -> run.status().phase()).containsOnly(Phase.COMPLETED));
        List<String> everyLine =
                IntStream.rangeClosed(1, LINES).mapToObj(i -> "line " + i).toList();
        assertThat(runs)
                .allSatisfy(run -> assertThat(site.home()
                                .wholeLines(site.home().train(run.id()).resolve("1/stdout.log")))
                        .isEqualTo(everyLine));
        assertThat(site.home().processes()).isEmpty();
    }

    @Test
    void aHundredStartsAtOnceAreAllTaken() {
        site.worker();

        List<TestRun> runs = atOnce("start", STARTED, Requests.dryRun());

        assertThat(runs).hasSize(STARTED);
        assertThat(site.cli("list", "--limit", "200", "-o", "json")
                        .exits(0)
                        .json()
                        .findValuesAsText("runId"))
                .containsAll(runs.stream().map(TestRun::id).toList());
    }

    /** An answer of the server for each, or the test fails. */
    private List<TestRun> atOnce(String name, int count, Map<String, Object> request) {
        ExecutorService callers = Executors.newFixedThreadPool(count);
        try {
            List<Future<TestRun>> started = IntStream.rangeClosed(1, count)
                    .mapToObj(i -> callers.submit(() -> site.run(name + "-" + i).start(request)))
                    .toList();
            return started.stream().map(ManyRunsTest::result).toList();
        } finally {
            callers.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get(60, java.util.concurrent.TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
