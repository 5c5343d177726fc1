package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.supervisor.shim.ProcessStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakingTest {

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
    void aTrainerThatEndsWellLeavesItsExitAndItsOutput() throws IOException {
        playground.take(playground.shell(1, "echo out; echo err >&2"));

        Exit exit = playground.awaitExit(1);

        assertThat(exit.cause()).isEqualTo(Exit.Cause.EXITED);
        assertThat(exit.code()).isZero();
        assertThat(exit.unkillable()).isEmpty();
        assertThat(exit.endedAt()).isAfterOrEqualTo(exit.startedAt());
        assertThat(playground.run.start(1).stdout()).hasContent("out\n");
        assertThat(playground.run.start(1).stderr()).hasContent("err\n");
        assertThat(Files.size(playground.run.start(1).shimLog())).isZero();
    }

    @Test
    void theExitCodeIsTheTrainersOwn() {
        playground.take(playground.shell(1, "exit 42"));

        assertThat(playground.awaitExit(1).code()).isEqualTo(42);
    }

    @Test
    void aTrainerThatDiesBySignalTellsWhich() {
        playground.take(playground.shell(1, "kill -SEGV $$"));

        assertThat(playground.awaitExit(1).signal()).hasValue(11);
    }

    @Test
    void aProgramThatIsNotThereIsNotStartedAndSaysWhy() {
        playground.take(playground.spec(1, List.of("no-such-trainer")));

        Exit exit = playground.awaitExit(1);

        assertThat(exit.cause()).isEqualTo(Exit.Cause.NOT_STARTED);
        assertThat(exit.reason()).contains("no-such-trainer").contains("PATH");
    }

    @Test
    void theTrainerGetsItsArgumentsAndEnvironmentUnchanged() {
        StartSpec plain =
                playground.spec(1, List.of("sh", "-c", "printf '%s|%s|' \"$0\" \"$1\"; env", "a b\n*", "é%41"));
        StartSpec spec = new StartSpec(
                "run-1",
                1,
                plain.argv(),
                Map.of("PATH", System.getenv("PATH"), "JAVA_TOOL_OPTIONS", "-Xnonsense", "SECRET", "p%20ß w"),
                plain.workingDirectory(),
                plain.token(),
                plain.grace(),
                plain.outputLimit());
        playground.take(spec);
        playground.awaitExit(1);

        assertThat(playground.run.start(1).stdout())
                .content()
                .startsWith("a b\n*|é%41|")
                .contains("JAVA_TOOL_OPTIONS=-Xnonsense\n")
                .contains("SECRET=p%20ß w\n")
                .doesNotContain("TRAINMASTER_ENV_", "TRAINMASTER_SHIM_TOKEN");
        assertThat(playground.run.start(1).spec())
                .content()
                .contains("\"SECRET\"")
                .doesNotContain("p%20ß w");
    }

    @Test
    void aSecondTakeAdoptsTheSameTrainer() {
        Finding.Running first = Playground.running(playground.take(playground.shell(1, "sleep 60")));
        Finding.Running second = Playground.running(playground.take(playground.shell(1, "sleep 60")));

        assertThat(first.origin()).isEqualTo(Finding.Origin.LAUNCHED);
        assertThat(second.origin()).isEqualTo(Finding.Origin.ADOPTED);
        assertThat(second.trainer()).isEqualTo(first.trainer());
        assertThat(second.shim()).isEqualTo(first.shim());
    }

    @Test
    void anEndedStartIsCollectedAndNeverRunAgain() throws IOException {
        playground.take(playground.shell(1, "echo once"));
        playground.awaitExit(1);

        assertThat(playground.take(playground.shell(1, "echo once"))).isInstanceOf(Finding.Ended.class);
        assertThat(playground.run.start(1).stdout()).hasContent("once\n");
    }

    @Test
    void aStartIsRefusedWhileAnotherOneLives() {
        playground.take(playground.shell(1, "sleep 60"));

        assertThat(playground.take(playground.shell(2, "echo two"))).isInstanceOf(Finding.Refused.class);
        assertThat(playground.find(2)).isInstanceOf(Finding.Nothing.class);
    }

    @Test
    void theNextStartRunsAfterTheLastOneEnded() {
        playground.take(playground.shell(1, "exit 3"));
        playground.awaitExit(1);
        playground.take(playground.shell(2, "exit 4"));

        assertThat(playground.awaitExit(2).code()).isEqualTo(4);
    }

    @Test
    void whenTheShimDiesTheTrainerDiesAndTheStartIsLost() {
        Finding.Running running = Playground.running(playground.take(playground.shell(1, "exec sleep 60")));

        Playground.killHard(running.shim().pid());

        await().atMost(Playground.BOUND)
                .until(() ->
                        !playground.proc.runs(running.trainer().orElseThrow().process()));
        Finding lost = playground.take(playground.shell(1, "sleep 60"));
        assertThat(lost).isEqualTo(new Finding.Lost(running.shim(), true, List.of()));
    }

    @Test
    void whatALostTrainerLeftBehindIsStoppedBeforeTheLossIsTold() {
        Finding.Running running =
                Playground.running(playground.take(playground.shell(1, "setsid sleep 60 & setsid sleep 61 & wait")));
        await().atMost(Playground.BOUND).until(() -> playground.carriers().size() >= 4);

        Playground.killHard(running.shim().pid());
        await().atMost(Playground.BOUND).until(() -> playground.find(1) instanceof Finding.Lost);

        assertThat(((Finding.Lost) playground.find(1)).survivors()).hasSize(2);
        assertThat(((Finding.Lost) playground.take(playground.shell(1, "true"))).survivors())
                .isEmpty();
        assertThat(playground.carriers()).isEmpty();
    }

    @Test
    void whoeverTakesALostStartStopsItsSurvivorsByTheTokenOnDisk() {
        Finding.Running running = Playground.running(playground.take(playground.shell(1, "setsid sleep 60 & wait")));
        await().atMost(Playground.BOUND).until(() -> playground.carriers().size() >= 3);
        Playground.killHard(running.shim().pid());
        await().atMost(Playground.BOUND).until(() -> playground.find(1) instanceof Finding.Lost);

        playground.take(with(playground.shell(1, "true"), "run-1", RunToken.random(new Random(1))));

        assertThat(playground.carriers()).isEmpty();
    }

    @Test
    void anotherRunInTheSameDirectoryIsDamage() {
        playground.take(playground.shell(1, "exit 0"));
        playground.awaitExit(1);

        assertThat(playground.take(with(playground.shell(1, "exit 0"), "run-2", playground.token)))
                .isInstanceOf(Finding.Damaged.class);
    }

    private static StartSpec with(StartSpec spec, String runId, RunToken token) {
        return new StartSpec(
                runId,
                spec.start(),
                spec.argv(),
                spec.environment(),
                spec.workingDirectory(),
                token,
                spec.grace(),
                spec.outputLimit());
    }

    @Test
    void theShimIsTheTrainersParentInASessionOfItsOwn() {
        Finding.Running running = Playground.running(playground.take(playground.shell(1, "exec sleep 60")));
        long shim = running.shim().pid();
        ProcessStat trainer =
                playground.proc.stat(running.trainer().orElseThrow().pid()).orElseThrow();

        assertThat(playground.proc.stat(shim).orElseThrow().session()).isEqualTo(shim);
        assertThat(trainer.parent()).isEqualTo(shim);
        assertThat(trainer.session()).isEqualTo(trainer.pid());
    }

    @Test
    void theLockIsHeldUntilTheExitIsWritten() throws IOException, InterruptedException {
        playground.take(playground.shell(1, "setsid sh -c \"trap '' TERM; sleep 60\" & sleep 0.5; exit 4"));

        Optional<RunLock> lock = Optional.empty();
        while (lock.isEmpty()) {
            lock = RunLock.tryTake(playground.run.lock());
        }

        assertThat(playground.run.start(1).exit()).isNotEmptyFile();
        assertThat(playground.carriers()).isEmpty();
        lock.get().close();
    }

    @Test
    void aSuspendedTrainerIsSeen() throws IOException {
        Finding.Running running = Playground.running(playground.take(playground.shell(1, "exec sleep 60")));

        new ProcessBuilder(
                        "sh",
                        "-c",
                        "kill -STOP " + running.trainer().orElseThrow().pid())
                .start();

        await().atMost(Playground.BOUND)
                .until(() -> Playground.running(playground.find(1)).activity() == Finding.Activity.SUSPENDED);
    }
}
