package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.supervisor.shim.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppingTest {

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(30);
    /** Two seconds on a machine of our own, more on one that others keep busy. */
    private static final Duration LATE = Duration.ofSeconds(15);

    private Playground playground;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        playground = new Playground(directory);
    }

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void aTrainerMaySaveItsCheckpointAndEndsWithinTheGrace() throws IOException {
        Path checkpoint = playground.run.checkpoints().resolve("saved");
        playground.take(playground.trainer(1, "--checkpoint-on-term=" + checkpoint, "--out=ready", "--hang"));
        awaitOutput("ready");

        Instant before = Instant.now();
        assertThat(playground.stop(1, LONG)).isInstanceOf(StopOutcome.Gone.class);

        assertThat(Duration.between(before, Instant.now())).isLessThan(LATE);
        assertThat(checkpoint).hasContent("saved");
        Exit exit = playground.awaitExit(1);
        assertThat(exit.cause()).isEqualTo(Exit.Cause.STOPPED);
        assertThat(exit.reason()).isEqualTo("the test says so");
        assertThat(exit.code()).isEqualTo(143);
    }

    @Test
    void aTrainerThatIgnoresTermIsGoneAfterTheGrace() {
        playground.take(playground.trainer(1, "--ignore-term", "--out=ready", "--hang"));
        awaitOutput("ready");

        assertGoneWithin(SHORT.plus(LATE), SHORT);

        assertThat(playground.awaitExit(1).signal()).hasValue(9);
    }

    @Test
    void aSuspendedTrainerIsStopped() throws IOException {
        Finding.Running running = Playground.running(playground.take(playground.shell(1, "exec sleep 60")));
        new ProcessBuilder(
                        "sh",
                        "-c",
                        "kill -STOP " + running.trainer().orElseThrow().pid())
                .start();
        await().atMost(Playground.BOUND)
                .until(() -> Playground.running(playground.find(1)).activity() == Finding.Activity.SUSPENDED);

        assertGoneWithin(LATE, LONG);

        assertThat(playground.awaitExit(1).signal()).hasValue(15);
    }

    @Test
    void aGrandchildInItsOwnSessionIsGone() {
        playground.take(playground.trainer(1, "--setsid-grandchild", "--out=ready", "--hang"));
        awaitOutput("ready");
        await().atMost(Playground.BOUND).until(() -> playground.carriers().size() >= 3);

        assertGoneWithin(SHORT.plus(LATE), SHORT);
    }

    @Test
    void aTreeOfFiftyProcessesThatIgnoreTermIsGone() {
        playground.take(playground.trainer(1, "--tree=50", "--out=ready", "--hang"));
        await().atMost(Playground.BOUND).until(() -> playground.carriers().size() >= 52);

        assertGoneWithin(SHORT.plus(LATE), SHORT);
    }

    @Test
    void aChildThatForgotItsEnvironmentIsGone() {
        playground.take(playground.trainer(1, "--forget-environment", "--out=ready", "--hang"));
        awaitOutput("ready");
        long session =
                Playground.running(playground.find(1)).trainer().orElseThrow().pid();
        await().atMost(Playground.BOUND).until(() -> sessionMembers(session) >= 2);

        assertGoneWithin(SHORT.plus(LATE), SHORT);

        assertThat(sessionMembers(session)).isZero();
    }

    @Test
    void leftoversOfATrainerThatEndedByItselfAreGoneBeforeItsExitIsTold() {
        playground.take(playground.shell(1, "setsid sh -c 'trap \"\" TERM; exec sleep 120' & exit 5"));

        Exit exit = playground.awaitExit(1);

        assertThat(exit.code()).isEqualTo(5);
        assertThat(exit.cause()).isEqualTo(Exit.Cause.EXITED);
        assertThat(playground.carriers().stream().filter(this::notTheShim)).isEmpty();
    }

    @Test
    void aStopBeforeTheStartLetsNothingStart() {
        assertThat(playground.stop(2, SHORT)).isInstanceOf(StopOutcome.Gone.class);

        assertThat(playground.take(playground.shell(1, "sleep 60"))).isInstanceOf(Finding.Refused.class);
        assertThat(playground.take(playground.shell(2, "sleep 60"))).isInstanceOf(Finding.Refused.class);
        assertThat(playground.carriers()).isEmpty();
    }

    @Test
    void aLaterStartIsNotForbiddenByAStop() {
        playground.stop(2, SHORT);

        playground.take(playground.shell(3, "exit 0"));

        assertThat(playground.awaitExit(3).code()).isZero();
    }

    @Test
    void aStopOfAnEarlierStartLeavesTheLaterOneAlone() {
        playground.take(playground.shell(1, "exit 1"));
        playground.awaitExit(1);
        playground.take(playground.shell(2, "sleep 60"));

        assertThat(playground.stop(1, SHORT)).isInstanceOf(StopOutcome.Gone.class);

        assertThat(playground.find(2)).isInstanceOf(Finding.Running.class);
    }

    @Test
    void orphansOfADeadShimAreStopped() {
        Finding.Running running = Playground.running(
                playground.take(playground.shell(1, "setsid sh -c 'trap \"\" TERM; sleep 60; sleep 61' & wait")));
        await().atMost(Playground.BOUND).until(() -> playground.carriers().size() >= 3);
        Playground.killHard(running.shim().pid());

        assertGoneWithin(SHORT.plus(LATE), SHORT);
    }

    @Test
    void termToTheShimItselfIsAStopWithItsOwnGrace() {
        Finding.Running running = Playground.running(playground.take(playground.shell(1, "exec sleep 60")));

        ProcessHandle.of(running.shim().pid()).ifPresent(ProcessHandle::destroy);

        Exit exit = playground.awaitExit(1);
        assertThat(exit.cause()).isEqualTo(Exit.Cause.STOPPED);
        assertThat(exit.reason()).contains("SIGTERM");
    }

    @Test
    void aSecondStopWithAShorterGraceShortensTheFirst() {
        playground.take(playground.trainer(1, "--ignore-term", "--out=ready", "--hang"));
        awaitOutput("ready");
        Thread patient = new Thread(() -> playground.stop(1, Duration.ofMinutes(5)));
        patient.start();
        await().atMost(Playground.BOUND).until(() -> Files.exists(playground.run.stop()));

        assertGoneWithin(LATE, SHORT);
        await().atMost(Playground.BOUND).until(() -> !patient.isAlive());
    }

    private void assertGoneWithin(Duration bound, Duration grace) {
        Instant before = Instant.now();
        assertThat(playground.stop(1, grace)).isInstanceOf(StopOutcome.Gone.class);
        assertThat(Duration.between(before, Instant.now())).isLessThan(bound);
        assertThat(playground.carriers()).isEmpty();
    }

    private boolean notTheShim(ProcessId id) {
        return Playground.unchecked(() ->
                !Files.readString(Path.of("/proc/" + id.pid() + "/cmdline")).contains("ShimMain"));
    }

    private long sessionMembers(long session) {
        return playground.proc.all().stream()
                .filter(process -> process.session() == session)
                .count();
    }

    private void awaitOutput(String text) {
        await().atMost(Playground.BOUND)
                .until(() -> Files.exists(playground.run.start(1).stdout())
                        && Files.readString(playground.run.start(1).stdout()).contains(text));
    }
}
