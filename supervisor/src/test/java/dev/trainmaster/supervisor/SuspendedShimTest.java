package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.supervisor.shim.ProcessStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sends SIGSTOP to the shim and not to the trainer holds back what only the shim does, until somebody looks. */
class SuspendedShimTest extends OnAPlayground {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration LATE = Duration.ofSeconds(15);
    private static final Duration TTL = Duration.ofSeconds(2);

    @TempDir
    private Path directory;

    private Finding.Running withItsShimSuspended(StartSpec spec) {
        playground.take(spec);
        await().atMost(Playground.BOUND)
                .until(() -> Playground.running(playground.find(1)).trainer().isPresent());
        Finding.Running running = Playground.running(playground.find(1));
        suspend(running.shim().pid());
        return running;
    }

    private void suspend(long pid) {
        Playground.signal("STOP", pid);
        await().atMost(Playground.BOUND).until(() -> isSuspended(pid));
    }

    private boolean isSuspended(long pid) {
        return playground.proc.stat(pid).filter(ProcessStat::suspended).isPresent();
    }

    private Finding.Activity toldNow(Finding.Running last) {
        return Playground.running(playground.observe(1, last).finding()).activity();
    }

    @Test
    void aSuspendedShimDoesNotHoldUpAStop() throws IOException {
        Path checkpoint = directory.resolve("checkpoint");
        Path out = playground.run.start(1).stdout();
        playground.take(playground.trainer(1, "--checkpoint-on-term=" + checkpoint, "--out=ready", "--hang"));
        await().atMost(Playground.BOUND)
                .until(() -> Files.exists(out) && Files.readString(out).contains("ready"));
        suspend(Playground.running(playground.find(1)).shim().pid());

        Instant before = Instant.now();
        assertThat(playground.stop(1, LONG)).isInstanceOf(StopOutcome.Gone.class);

        assertThat(Duration.between(before, Instant.now())).isLessThan(LATE);
        assertThat(checkpoint).hasContent("saved");
        assertThat(playground.awaitExit(1).cause()).isEqualTo(Exit.Cause.STOPPED);
    }

    @Test
    void aSuspendedShimClosesItsFenceOnceSomebodyLooks() throws IOException {
        LeaseKeeper keeper = LeaseKeeper.of(playground.run);
        BootTime granted = keeper.now();
        Finding.Running running = withItsShimSuspended(leased(playground.shell(1, "exec sleep 60"), granted));
        ProcessId trainer = running.trainer().orElseThrow().process();
        await().atMost(Playground.BOUND).until(() -> keeper.since(granted).compareTo(TTL.plusSeconds(2)) > 0);
        assertThat(playground.proc.runs(trainer)).isTrue();

        assertThat(toldNow(running)).isEqualTo(Finding.Activity.UNATTENDED);

        assertThat(playground.awaitExit(1).cause()).isEqualTo(Exit.Cause.LEASE_RAN_OUT);
        assertThat(playground.proc.runs(trainer)).isFalse();
    }

    private StartSpec leased(StartSpec spec, BootTime grantedAt) {
        return Playground.leased(spec, new Lease(TTL, grantedAt));
    }

    @Test
    void aLookThatChangesNothingTellsItAndLeavesItAlone() {
        Finding.Running running = withItsShimSuspended(playground.shell(1, "exec sleep 60"));

        assertThat(Playground.running(playground.find(1)).activity()).isEqualTo(Finding.Activity.UNATTENDED);

        assertThat(isSuspended(running.shim().pid())).isTrue();
    }

    @Test
    void aTrainerThatIsSuspendedAsWellStaysSoAndIsToldNext() {
        Finding.Running running = withItsShimSuspended(playground.shell(1, "exec sleep 60"));
        long trainer = running.trainer().orElseThrow().pid();
        suspend(trainer);

        assertThat(toldNow(running)).isEqualTo(Finding.Activity.UNATTENDED);

        await().atMost(Playground.BOUND).until(() -> toldNow(running) == Finding.Activity.SUSPENDED);
        assertThat(isSuspended(trainer)).isTrue();
    }

    @Test
    void aStrangerWithThePidOfTheShimIsNotLetGoOn() throws IOException {
        prepare();
        suspend(stranger.pid());
        Identity forged =
                new Identity(new ProcessId(stranger.pid(), ticksOf(stranger.pid()) - 1), playground.proc.bootId());
        forgeShim(stranger.pid(), ticksOf(stranger.pid()), playground.proc.bootId(), playground.token.value());

        playground.observe(
                1,
                new Finding.Running(
                        Finding.Origin.ADOPTED, forged, Instant.EPOCH, Optional.empty(), Finding.Activity.RUNNING));
        assertThat(playground.stop(1, Duration.ZERO)).isInstanceOf(StopOutcome.Gone.class);

        assertThat(isSuspended(stranger.pid())).isTrue();
    }

    @Test
    void aShimThatDoesNotEvenGoOnIsKilledAndItsTrainerDiesWithIt() throws IOException, InterruptedException {
        Finding.Running running = withItsShimSuspended(playground.shell(1, "exec sleep 60"));
        Proc proc = playground.proc;
        Stopping deaf = new Stopping(new Findings(proc), proc, shim -> {}, Clock.systemUTC());

        assertThat(deaf.stop(playground.run, new StopRequest(1, "the test says so", Duration.ZERO)))
                .isInstanceOf(StopOutcome.Gone.class);

        assertThat(proc.runs(running.trainer().orElseThrow().process())).isFalse();
    }
}
