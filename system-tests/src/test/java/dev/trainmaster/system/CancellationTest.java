package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.run.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cancel ends a run wherever it is, and leaves no process of it behind. */
@OnEveryRung
class CancellationTest {

    private static final Ending CANCELLED = new Ending(Phase.CANCELLED, 6, "");
    /** The probe of one run takes the one slot for work of the host, so that the export of another waits for it. */
    private static final Map<String, String> ONE_THING_AT_A_TIME = Map.of("TRAINMASTER_QUEUES_HOST_SLOTS", "1");

    private final Site site;

    CancellationTest(Site site) {
        this.site = site;
    }

    @Test
    void whileItExportsAndWhileItIsProven() {
        site.startWorker(ONE_THING_AT_A_TIME);
        site.home().trainer("slow-probe", List.of("exit 0"), "probe: {command: [/bin/sleep, \"600\"], timeout: PT9M}");
        TestRun proving =
                site.run("proving").start(Requests.training("slow-probe")).reaches(Phase.VALIDATING);
        TestRun exporting = site.run("exporting").start(Requests.training()).reaches(Phase.EXPORTING);
        // One that is cancelled before it has a home leaves no file anywhere.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> exporting.status().home().isPresent());

        proving.handle().cancel("a test");
        exporting.handle().cancel("a test");

        CANCELLED.isToldByEveryoneOf(proving);
        CANCELLED.isToldByEveryoneOf(exporting);
    }

    @Test
    void whileItWaitsForApproval() {
        site.worker();
        TestRun run = site.run("waiting").start(Requests.training()).reaches(Phase.AWAITING_APPROVAL);

        site.cli("cancel", "waiting", "--reason", "no longer wanted").exits(0);

        CANCELLED.isToldByEveryoneOf(run);
        assertThat(site.home().train("waiting").resolve("1")).doesNotExist();
    }

    @Test
    void whileItTrainsAndTheTrainerAndItsChildrenIgnoreTheTermSignal() {
        site.worker();
        site.home()
                .trainer(
                        "stubborn",
                        List.of(
                                "trap '' TERM",
                                "setsid sh -c 'trap \"\" TERM; while :; do sleep 1; done' &",
                                "while :; do sleep 1; done"));
        TestRun run = site.run("stubborn")
                .start(Requests.with(Requests.training("stubborn"), "limits", Map.of("grace", "PT1S")))
                .approved();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(site.home().processesOf("stubborn")).hasSizeGreaterThanOrEqualTo(3));

        site.cli("cancel", "stubborn").exits(0);

        assertThat(site.home().processesOf("stubborn")).isEmpty();
        CANCELLED.isToldByEveryoneOf(run);
    }

    @Test
    void whileItTrainsWithTheReferenceTrainerWhichLeavesACheckpoint() {
        site.startWorker(Map.of("TRAINMASTER_REFERENCE_STEP_MILLIS", "3000"));
        TestRun run = site.run("trains").start(Requests.training()).approved().reachesStep(1);
        assertThat(site.home().processesOf("trains")).isNotEmpty();

        site.cli("cancel", "trains").exits(0);

        assertThat(site.home().processesOf("trains")).isEmpty();
        CANCELLED.isToldByEveryoneOf(run);
        assertThat(site.home().train("trains").resolve("checkpoints")).isNotEmptyDirectory();
    }
}
