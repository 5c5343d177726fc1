package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.run.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A worker is replaced in the middle of many trainings, as an upgrade does it. */
@OnEveryRung
class UpgradeTest {

    private static final int RUNS = 10;
    private static final int STEPS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Map<String, String> ROOM_FOR_ALL =
            Map.of("TRAINMASTER_QUEUES_TRAINERS", Integer.toString(RUNS));

    private final Site site;

    UpgradeTest(Site site) {
        this.site = site;
    }

    @Test
    void anUpgradeOfTheWorkerInTheMiddleOfTenRunsLosesNothing() {
        site.home()
                .trainer(
                        "counts",
                        List.of(
                                "i=0",
                                "while [ $i -lt " + STEPS + " ]; do",
                                "  i=$((i+1)); echo \"{\\\"step\\\":$i,\\\"loss\\\":1.5}\" >> \"$1/metrics.jsonl\"",
                                "  sleep 0.1",
                                // However long the next worker takes, it finds a trainer to adopt.
                                "  while [ $i -eq " + (STEPS - 1)
                                        + " ] && [ ! -e \"$1/released\" ]; do sleep 0.1; done",
                                "done",
                                "echo '{\"event\":\"completed\",\"step\":" + STEPS + "}' >> \"$1/metrics.jsonl\""),
                        "completion: {event: true}");
        WorkerProcess before = site.startWorker(ROOM_FOR_ALL);
        List<TestRun> runs = IntStream.rangeClosed(1, RUNS)
                .mapToObj(i -> site.run("upgraded-" + i)
                        .start(Requests.training("counts"))
                        .approved())
                .toList();
        runs.forEach(run -> run.reachesStep(3));

        before.terminate();
        List<Long> trainers = site.home().processes();
        site.startWorker(ROOM_FOR_ALL);

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .untilAsserted(() -> assertThat(runs)
                        .extracting(run -> run.newestStart().adoptions())
                        .containsOnly(1));
        runs.forEach(this::release);
        assertThat(trainers)
                .as("the shim and the trainer of each run went on alone")
                .hasSizeGreaterThanOrEqualTo(2 * RUNS);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() ->
                        assertThat(runs).extracting(run -> run.status().phase()).containsOnly(Phase.COMPLETED));
        List<Long> everyStepOnce = LongStream.rangeClosed(1, STEPS).boxed().toList();
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.status().starts()).hasSize(1);
            assertThat(site.home().steps(run.id())).isEqualTo(everyStepOnce);
        });
    }

    private void release(TestRun run) {
        try {
            Files.createFile(site.home().train(run.id()).resolve("released"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
