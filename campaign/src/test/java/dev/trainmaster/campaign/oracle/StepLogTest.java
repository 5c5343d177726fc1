package dev.trainmaster.campaign.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.campaign.BrokenPromise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepLogTest {

    @TempDir
    private Path train;

    @Test
    void aTrainerThatDidEveryStepOnceWasNotInterrupted() throws IOException {
        log("began 0 10 1", "step 1 10 1", "step 2 10 1", "completed 2 10 1").requireUninterrupted(2);
    }

    @Test
    void lostDoubledAndSharedStepsAreSeen() throws IOException {
        refused("steps were lost or doubled", log("began 0 10 1", "step 1 10 1", "step 3 10 1"));
        refused("steps were lost or doubled", log("began 0 10 1", "step 1 10 1", "step 1 10 1"));
        refused("began 2 times", log("began 0 10 1", "step 1 10 1", "began 1 11 2", "step 2 11 2"));
        refused("more than one process", log("began 0 10 1", "step 1 10 1", "step 2 11 1"));
    }

    @Test
    void aStartGoesOnFromTheNewestCheckpoint() throws IOException {
        log("began 0 10 1", "step 1 10 1", "step 2 10 1", "step 3 10 1", "began 2 11 2", "step 3 11 2")
                .requireResumed(2);
    }

    @Test
    void stepsThatAreRedoneBeyondTheCheckpointAreSeen() throws IOException {
        assertThatThrownBy(() -> log("began 0 10 1", "step 1 10 1", "step 2 10 1", "step 3 10 1", "began 0 11 2")
                        .requireResumed(2))
                .isInstanceOf(BrokenPromise.class);
    }

    @Test
    void aStartThatIsSpawnedTwiceIsSeen() throws IOException {
        assertThatThrownBy(
                        () -> log("began 0 10 1", "step 1 10 1", "began 1 11 1").requireResumed(1))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining("spawned twice");
    }

    @Test
    void aLineThatAKillToreIsNoStep() throws IOException {
        Files.writeString(train.resolve("steps.log"), "began 0 10 1\nstep 1 10 1\nstep 2 1");

        assertThat(StepLog.in(train).lastStep()).isEqualTo(1);
    }

    private static void refused(String why, StepLog log) {
        assertThatThrownBy(() -> log.requireUninterrupted(2))
                .isInstanceOf(BrokenPromise.class)
                .hasMessageContaining(why);
    }

    private StepLog log(String... lines) throws IOException {
        Files.writeString(train.resolve("steps.log"), String.join("\n", lines) + "\n");
        return StepLog.in(train);
    }
}
