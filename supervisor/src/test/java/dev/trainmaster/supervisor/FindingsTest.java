package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Every state in which a restart may find a start: one test for each. */
class FindingsTest extends OnAPlayground {

    @Test
    void nothingWasBegun() {
        assertThat(playground.find(1)).isInstanceOf(Finding.Nothing.class);
    }

    @Test
    void specWrittenAndNoShim() throws IOException {
        prepare();

        assertThat(playground.find(1)).isInstanceOf(Finding.Prepared.class);
    }

    @Test
    void aStartThatWasPreparedByADeadWorkerNeverRunsNotEvenLate() throws IOException, InterruptedException {
        prepare();

        assertThat(playground.take(playground.shell(1, "echo ran"))).isInstanceOf(Finding.Prepared.class);

        ShimLauncher late = new ShimLauncher(
                HostTools.find(Path.of("/proc"), System.getenv("PATH")),
                new NoCgroups("not needed"),
                ShimArchive.installIn(playground.home));
        int refused = late.launch(playground.run.start(1), playground.shell(1, "echo ran"))
                .waitFor();
        assertThat(refused).isEqualTo(75);
        assertThat(playground.run.start(1).stdout()).doesNotExist();
        assertThat(playground.find(1))
                .isInstanceOfSatisfying(
                        Finding.Prepared.class, found -> assertThat(found.why()).contains("a stop was requested"));
    }

    @Test
    void lockHeldAndIdentityRight() {
        playground.take(playground.shell(1, "sleep 60"));

        assertThat(playground.find(1)).isInstanceOf(Finding.Running.class);
    }

    @Test
    void lockHeldAndIdentityUnverifiable() throws Exception {
        prepare();
        forgeShim(stranger.pid(), ticksOf(stranger.pid()), playground.proc.bootId(), playground.token.value());
        try (OtherProcessHoldsLock held = new OtherProcessHoldsLock(playground.run.lock())) {
            assertThat(held.isHeld()).isTrue();
            assertThat(playground.find(1)).isInstanceOf(Finding.Unverifiable.class);
            assertThat(playground.stop(1, Duration.ZERO)).isInstanceOf(StopOutcome.CannotVerify.class);
        }
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void lockFreeWithExit() {
        playground.take(playground.shell(1, "exit 7"));

        assertThat(playground.awaitExit(1).code()).isEqualTo(7);
    }

    @Test
    void lockFreeNoExitAndAProcessWithTheTokenLives() {
        Finding.Running running = Playground.running(playground.take(playground.shell(1, "setsid sleep 60 & wait")));
        await().atMost(Playground.BOUND).until(() -> playground.carriers().size() >= 3);
        Playground.killHard(running.shim().pid());

        await().atMost(Playground.BOUND).until(() -> playground.find(1) instanceof Finding.Lost);
        assertThat(((Finding.Lost) playground.find(1)).survivors()).hasSize(1);
    }

    @Test
    void lockFreeNoExitAndNobodyLives() {
        Finding.Running running = Playground.running(playground.take(playground.shell(1, "exec sleep 60")));
        Playground.killHard(running.shim().pid());

        await().atMost(Playground.BOUND).until(() -> playground.find(1) instanceof Finding.Lost);
        await().atMost(Playground.BOUND)
                .until(() -> ((Finding.Lost) playground.find(1)).survivors().isEmpty());
    }

    @Test
    void aRebootIsALossAndTheSamePidTodayIsAStranger() throws IOException {
        prepare();
        forgeShim(stranger.pid(), ticksOf(stranger.pid()), "another-boot", playground.token.value());

        assertThat(playground.take(playground.shell(1, "true")))
                .isInstanceOfSatisfying(
                        Finding.Lost.class, lost -> assertThat(lost.sameBoot()).isFalse());
        assertThat(playground.stop(1, Duration.ZERO)).isInstanceOf(StopOutcome.Gone.class);
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void aReusedPidIsALossAndItsNewOwnerIsLeftAlone() throws IOException {
        prepare();
        forgeShim(stranger.pid(), ticksOf(stranger.pid()) - 1, playground.proc.bootId(), playground.token.value());

        assertThat(playground.take(playground.shell(1, "true"))).isInstanceOf(Finding.Lost.class);
        assertThat(playground.stop(1, Duration.ZERO)).isInstanceOf(StopOutcome.Gone.class);
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void aShimFileThatNamesALivingStrangerRightDownToItsTicksLeavesItAlone() throws IOException {
        prepare();
        forgeShim(stranger.pid(), ticksOf(stranger.pid()), playground.proc.bootId(), playground.token.value());

        assertThat(playground.take(playground.shell(1, "true"))).isInstanceOf(Finding.Lost.class);
        assertThat(playground.stop(1, Duration.ZERO)).isInstanceOf(StopOutcome.Gone.class);
        assertThat(stranger.isAlive()).isTrue();
    }
}
