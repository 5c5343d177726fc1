package dev.trainmaster.worker.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.training.WorkerIdentity;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThisProcessTest {

    private final ThisProcess self =
            new ThisProcess(Proc.ofThisHost(), ProcessHandle.current().pid());

    @Test
    void itselfIsNotDead() {
        assertThat(self.provesDead(self.identity())).isFalse();
    }

    @Test
    void aProcessThatEndedIsDead() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        WorkerIdentity identity = new ThisProcess(Proc.ofThisHost(), other.pid()).identity();
        assertThat(self.provesDead(identity)).isFalse();

        other.destroyForcibly();
        assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(self.provesDead(identity)).isTrue();
    }

    @Test
    void aLaterProcessOfTheSamePidDoesNotStandInForADeadOne() {
        WorkerIdentity me = self.identity();

        assertThat(self.provesDead(new WorkerIdentity(me.pid(), me.startTicks() - 1, me.bootId())))
                .isTrue();
    }

    @Test
    void nothingIsProvenOfAnotherBootOrHost() {
        WorkerIdentity me = self.identity();

        assertThat(self.provesDead(new WorkerIdentity(me.pid(), me.startTicks() - 1, "another")))
                .isFalse();
    }
}
