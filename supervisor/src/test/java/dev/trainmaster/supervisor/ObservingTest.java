package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.supervisor.shim.ProcessId;
import org.junit.jupiter.api.Test;

/** Who looks every second believes the last look only as long as nothing has changed. */
class ObservingTest extends OnAPlayground {

    private Finding.Running running(String script) {
        playground.take(playground.shell(1, script));
        await().atMost(Playground.BOUND)
                .until(() -> Playground.running(playground.find(1)).trainer().isPresent());
        return Playground.running(playground.find(1));
    }

    private Finding now(Finding.Running last) {
        return playground.observe(1, last).finding();
    }

    @Test
    void whatHasNotChangedIsToldAsAWholeLookTellsIt() {
        Finding.Running last = running("exec sleep 60");

        assertThat(now(last)).isEqualTo(playground.find(1)).isEqualTo(last);
    }

    @Test
    void aTrainerThatIsSuspendedIsToldSo() {
        Finding.Running last = running("exec sleep 60");
        long trainer = last.trainer().orElseThrow().pid();

        Playground.signal("STOP", trainer);

        await().atMost(Playground.BOUND)
                .until(() -> Playground.running(now(last)).activity() == Finding.Activity.SUSPENDED);
    }

    @Test
    void anExitThatIsWrittenIsTold() {
        Finding.Running last = running("sleep 1");

        await().atMost(Playground.BOUND).until(() -> now(last) instanceof Finding.Ended);
    }

    @Test
    void aShimThatWasKilledIsALoss() {
        Finding.Running last = running("exec sleep 60");

        Playground.killHard(last.shim().pid());

        await().atMost(Playground.BOUND).until(() -> now(last) instanceof Finding.Lost);
    }

    @Test
    void anotherProcessWithThePidOfTheShimIsNotBelieved() {
        Finding.Running last = running("exec sleep 60");
        Identity reused = new Identity(
                new ProcessId(stranger.pid(), ticksOf(stranger.pid()) - 1),
                last.shim().bootId());

        Finding found = now(new Finding.Running(last.origin(), reused, last.since(), last.trainer(), last.activity()));

        assertThat(found).isEqualTo(last);
    }
}
