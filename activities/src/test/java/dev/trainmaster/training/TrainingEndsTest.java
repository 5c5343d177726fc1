package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.failure.TrainerDeath;
import dev.trainmaster.failure.TrainerFailureClass;
import dev.trainmaster.run.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingEndsTest extends OnABench {

    @Test
    void aTrainerThatDoesItsStepsAndProvesItHasCompleted() {
        TrainingOrder order = bench.site.order("ends-well");

        TrainingEnd end = bench.end(order);

        assertThat(end).isInstanceOf(TrainingEnd.Completed.class);
        assertThat(end.durableStep()).hasValue(3);
        assertThat(end.lastProgress().orElseThrow().step()).isEqualTo(3);
        assertThat(end.lastProgress().orElseThrow().loss()).hasValue(2.5);
        assertThat(bench.site.steps(order)).containsExactly(1, 2, 3);
    }

    @Test
    void anExitWithZeroAndNoProofIsAFailure() {
        Failure failure = failureOf(bench.site.order("ends-early", "--steps=2", "--no-record"));

        assertThat(failure.type()).isEqualTo(FailureType.TRAINER_FAILED);
        assertThat(failure.message())
                .isEqualTo("the trainer exited with code 0 after step 2,"
                        + " but left neither a completion record nor a checkpoint of the last step");
        assertThat(death(failure).kind()).isEqualTo(TrainerFailureClass.UNKNOWN);
    }

    @Test
    void aLossThatIsNoNumberIsAFailureWhateverTheTrainerSays() {
        Failure failure = failureOf(bench.site.order("ends-nan", "--loss=NaN"));

        assertThat(death(failure).kind()).isEqualTo(TrainerFailureClass.NAN_LOSS);
        assertThat(failure.message()).contains("its last loss is no number");
        assertThat(failure.hint()).contains("learningRate");
    }

    @Test
    void theProfileSaysWhatAnExitCodeMeans() {
        Failure failure =
                failureOf(bench.site.order("ends-config", "--steps=0", "--exit=2", "--err=no such optimizer"));

        assertThat(death(failure).kind()).isEqualTo(TrainerFailureClass.CONFIG);
        assertThat(death(failure).exitCode()).hasValue(2);
        assertThat(failure.hint()).isEqualTo("Mend the setting.");
        assertThat(failure.message()).isEqualTo("the trainer exited with code 2: no such optimizer");
    }

    @ParameterizedTest
    @CsvSource({"2, CONFIG", "3, DATA"})
    void whatTheUserMustMendIsNeitherTriedAgainByTheServerNorBegunTwice(int code, TrainerFailureClass kind) {
        TrainingOrder order = bench.site.order("ends-once-" + code, "--steps=0", "--exit=" + code);
        bench.worker();
        TrainingRun run = bench.start(order);

        TrainingEnd.Failed end = (TrainingEnd.Failed) run.end();

        assertThat(death(end.failure()).kind()).isEqualTo(kind);
        assertThat(kind.restartHelps()).isFalse();
        assertThat(end.failure().phase()).isEqualTo(Phase.TRAINING);
        assertThat(run.attempts()).isEqualTo(1);
        assertThat(bench.site.run(order.runId()).starts()).hasSize(1);
    }

    @Test
    void theErrorOutputSaysMoreThanTheExitCode() {
        Failure failure = failureOf(bench.site.order("ends-oom", "--exit=1", "--err=java.lang.OutOfMemoryError: heap"));

        assertThat(death(failure).kind()).isEqualTo(TrainerFailureClass.OUT_OF_MEMORY);
        assertThat(failure.hint()).contains("batchSize");
    }

    @Test
    void theLastFiftyLinesAreToldWithoutSecrets() {
        Failure failure = failureOf(bench.site.order(
                "ends-long", "--exit=1", "--err-lines=80", "--err=cannot log in with very-secret-token"));

        assertThat(death(failure).lastErrorLines())
                .hasSize(50)
                .startsWith("error line 32")
                .endsWith("cannot log in with [redacted]");
        assertThat(death(failure).firstErrorLines())
                .hasSize(10)
                .startsWith("error line 1")
                .endsWith("error line 10");
        assertThat(failure.message()).endsWith("after step 3: cannot log in with [redacted]");
        assertThat(death(failure).logPath())
                .hasValueSatisfying(log -> assertThat(Path.of(log)).exists());
    }

    @Test
    void aTrainerThatWasKilledIsToldWithItsSignal() {
        Failure failure = failureOf(bench.site.order("ends-killed", "--die-at=2"));

        assertThat(death(failure).kind()).isEqualTo(TrainerFailureClass.KILLED);
        assertThat(death(failure).signal()).hasValue("SIGKILL");
        assertThat(death(failure).exitCode()).isEmpty();
        assertThat(failure.message()).startsWith("the trainer was ended by SIGKILL after step 2");
    }

    @Test
    void aBurstOfOutputIsKeptToTheLastLine() throws IOException {
        TrainingOrder order = bench.site.order("ends-burst", "--burst=100000");

        assertThat(bench.end(order)).isInstanceOf(TrainingEnd.Completed.class);
        assertThat(Files.readAllLines(bench.site.run("ends-burst").start(1).stdout()))
                .hasSize(100_000)
                .endsWith("line 100000");
    }

    @Test
    void aTrainerThatAsksForNoProofIsBelieved() {
        TrainingOrder order =
                bench.site.order("ends-easy", "easy", Map.of(), Duration.ofMinutes(2), "--steps=1", "--no-record");

        assertThat(bench.end(order)).isInstanceOf(TrainingEnd.Completed.class);
    }

    private Failure failureOf(TrainingOrder order) {
        return assertThat(bench.end(order))
                .asInstanceOf(type(TrainingEnd.Failed.class))
                .actual()
                .failure();
    }

    private static TrainerDeath death(Failure failure) {
        return failure.death().orElseThrow();
    }
}
