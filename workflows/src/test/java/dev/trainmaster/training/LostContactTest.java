package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.fixture.Requests;
import dev.trainmaster.fixture.TestRun;
import dev.trainmaster.fixture.TestRuns;
import dev.trainmaster.run.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a training whose activity does not answer. */
class LostContactTest {

    @RegisterExtension
    final TestRuns runs = new TestRuns();

    private TestRun approved(Requests request) {
        TestRun run = runs.start(request);
        run.approve("alice");
        return run;
    }

    @Test
    void aWorkerThatDetachesOrFailsDoesNotBeginAnotherStart() {
        runs.trainer.ends.thenThrow(Failure.of(FailureType.WORKER_DETACHED, Phase.TRAINING, "shut down")
                .asActivityFailure());
        runs.trainer.ends.thenThrow(new IllegalStateException("a bug"));
        runs.trainer.ends.thenThrow(Failure.of(FailureType.STORAGE_FAILED, Phase.TRAINING, "disk full")
                .asActivityFailure());
        TestRun run = approved(Requests.training());
        run.endsAs(Phase.COMPLETED);
        assertThat(runs.journal.trainings()).containsExactly("train 1", "train 1", "train 1", "train 1");
        run.keepHistory("completed-after-a-detach");
    }

    @Test
    void aTrainingWhoseWorkerNeverAnswersIsStoppedAndTimesOutAfterTheMargin() {
        runs.trainer.ends.always(order -> {
            throw Failure.of(FailureType.WORKER_DETACHED, Phase.TRAINING, "shut down")
                    .asActivityFailure();
        });
        TestRun run = approved(Requests.training().trainedWithin(Duration.ofMinutes(10)));

        Failure failure = run.endsAs(Phase.FAILED).failure().orElseThrow();

        assertThat(failure.type()).isEqualTo(FailureType.TRAINING_TIMED_OUT);
        assertThat(failure.message()).contains("no worker on host reported its end");
        assertThat(runs.journal.trainings()).endsWith("train 1", "ensureStopped 1");
        assertThat(run.status().starts().get(0).ended()).contains("given up; nothing of it is alive");
        run.keepHistory("training-timed-out-without-a-worker");
    }

    @Test
    void aTrainingThatCannotBeBegunFailsTheRunOnceNothingOfItIsAlive() {
        runs.trainer.ends.thenThrow(
                Failure.of(FailureType.TRAINER_UNAVAILABLE, Phase.TRAINING, "tunix is not installed")
                        .asActivityFailure());
        TestRun run = approved(Requests.training());
        Failure failure = run.endsAs(Phase.FAILED).failure().orElseThrow();
        assertThat(failure.type()).isEqualTo(FailureType.TRAINER_UNAVAILABLE);
        assertThat(runs.journal.trainings()).containsExactly("train 1", "ensureStopped 1");
        run.keepHistory("trainer-unavailable");
    }
}
