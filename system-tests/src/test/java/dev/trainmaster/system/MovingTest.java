package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.placement.Move;
import dev.trainmaster.run.Phase;
import dev.trainmaster.run.RunStatus;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run that may move has at most one live trainer over all hosts, whatever is cut off from whom. */
class MovingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int STEPS = 300;

    @RegisterExtension
    final TwoHosts hosts = new TwoHosts();

    private static Map<String, Object> moving(String leaseTtl) {
        Map<String, Object> request = Requests.training(STEPS);
        request = Requests.with(request, "placement", Map.of("mayMove", true, "leaseTtl", leaseTtl));
        return Requests.with(request, "limits", Map.of("grace", "PT2S"));
    }

    /** At home with the first host, which was the only one when the run looked for a home. */
    private TestRun training(String id, String leaseTtl) {
        hosts.alpha().startWorker();
        TestRun run =
                hosts.alpha().site().run(id).start(moving(leaseTtl)).approved().reachesStep(5);
        whileHeld(run, hosts.beta()::startWorker);
        return run;
    }

    /** A worker needs its time to start, and must find the trainer in the middle of its work. */
    private static void whileHeld(TestRun run, Runnable action) {
        long trainer = run.trainerPid();
        LiveProcesses.hold(trainer);
        action.run();
        LiveProcesses.goOn(trainer);
    }

    private static RunStatus ended(TestRun run) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> run.status().phase() == Phase.COMPLETED);
        return run.status();
    }

    @Test
    void aHomeThatIsCutOffHasEndedItsTrainerBeforeAnotherHostBeginsOne() {
        TestRun run = training("cut-off", "PT10S");
        long trainer = run.trainerPid();

        hosts.alpha().wire().cut();

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Files.exists(hosts.beta().file("cut-off", 2, "shim.json")));
        assertThat(LiveProcesses.isAlive(trainer)).isFalse();
        RunStatus status = ended(run);
        assertThat(hosts.alpha().endedAtMillis("cut-off", 1))
                .isLessThan(hosts.beta().startedAtMillis("cut-off", 2));
        assertThat(hosts.alpha()
                        .site()
                        .home()
                        .json(hosts.alpha().file("cut-off", 1, "exit.json"))
                        .path("cause")
                        .textValue())
                .isEqualTo("lease-ran-out");
        assertThat(status.moves()).hasSize(1);
        Move move = status.moves().get(0);
        assertThat(move.from()).isEqualTo("alpha");
        assertThat(move.to()).isEqualTo("beta");
        assertThat(move.fromStep()).isPresent();
        assertThat(hosts.beta().site().home().steps("cut-off"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(move.fromStep().getAsLong() + 1, STEPS)
                                .boxed()
                                .toList());

        hosts.alpha().wire().mend();
        await().during(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .until(() -> hosts.alpha().site().home().processesOf("cut-off").isEmpty());
    }

    @Test
    void aCutThatIsShorterThanTheLeaseCostsNothing() {
        TestRun run = training("short-cut", "PT40S");
        long trainer = run.trainerPid();

        hosts.alpha().wire().cut();
        int steps = hosts.alpha().site().home().steps("short-cut").size();
        run.reachesStep(steps + 60);
        hosts.alpha().wire().mend();

        RunStatus status = ended(run);
        assertThat(status.moves()).isEmpty();
        assertThat(status.starts()).hasSize(1);
        assertThat(status.starts().get(0).trainer().orElseThrow().pid()).isEqualTo(trainer);
        assertThat(hosts.alpha().site().home().steps("short-cut"))
                .hasSize(STEPS)
                .doesNotHaveDuplicates();
    }

    @Test
    void aWorkerThatIsKilledIsFollowedInTimeByOneThatAdopts() {
        WorkerProcess first = hosts.alpha().startWorker();
        TestRun run = hosts.alpha()
                .site()
                .run("adopted")
                .start(moving("PT2M"))
                .approved()
                .reachesStep(5);

        whileHeld(run, () -> {
            first.kill();
            hosts.alpha().startWorker();
            hosts.beta().startWorker();
            await().atMost(PATIENCE).until(() -> run.newestStart().adoptions() == 1);
        });

        RunStatus status = ended(run);
        assertThat(status.moves()).isEmpty();
        assertThat(status.starts()).hasSize(1);
        assertThat(status.starts().get(0).adoptions()).isEqualTo(1);
    }

    @Test
    void hostsThatAreAllCutOffLeaveNoTrainerAndTheFirstToComeBackGoesOn() {
        TestRun run = training("all-cut", "PT10S");
        long trainer = run.trainerPid();

        hosts.alpha().wire().cut();
        hosts.beta().wire().cut();
        await().atMost(PATIENCE).until(() -> !LiveProcesses.isAlive(trainer));
        hosts.alpha().wire().mend();

        RunStatus status = ended(run);
        assertThat(status.moves()).isEmpty();
        assertThat(hosts.alpha().endedAtMillis("all-cut", 1))
                .isLessThan(hosts.alpha().startedAtMillis("all-cut", 2));
    }
}
