package dev.trainmaster.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.approval.GateState;
import dev.trainmaster.failure.TrainerFailureClass;
import dev.trainmaster.fixture.Requests;
import dev.trainmaster.fixture.Samples;
import dev.trainmaster.fixture.TestRun;
import dev.trainmaster.fixture.TestRuns;
import dev.trainmaster.fixture.Until;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.training.StopProof;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CancellationTest {

    @RegisterExtension
    final TestRuns runs = new TestRuns();

    private TestRun cancelledIn(Phase phase, Requests request, String journalLine) {
        TestRun run = runs.start(request).until(status -> runs.journal.count(journalLine) == 1);
        assertThat(run.status().phase()).isEqualTo(phase);
        run.cancel();
        return run;
    }

    private void assertNothingTrained(TestRun run, Phase phase) {
        RunResult result = run.endsAs(Phase.CANCELLED);
        assertThat(result.phases().get(result.phases().size() - 2).phase()).isEqualTo(phase);
        assertThat(result.failure()).isEmpty();
        assertThat(result.approval().state()).isEqualTo(GateState.WITHDRAWN);
        assertThat(runs.journal.trainings()).isEmpty();
    }

    @Test
    void aCancelWhileAHostIsSoughtEndsTheRun() {
        runs.control.claims.always(Until.cancelled());
        assertNothingTrained(cancelledIn(Phase.EXPORTING, Requests.dryRun(), "claimHome"), Phase.EXPORTING);
        assertThat(runs.home.recorded()).isEmpty();
    }

    @Test
    void aCancelWhileExportingEndsTheRun() {
        runs.home.exports.always(Until.cancelled());
        TestRun run = cancelledIn(Phase.EXPORTING, Requests.dryRun(), "export");
        assertNothingTrained(run, Phase.EXPORTING);
        assertThat(runs.home.recorded()).hasSize(1);
        run.keepHistory("cancelled-while-exporting");
    }

    @Test
    void aCancelWhileTheManifestIsWrittenEndsTheRun() {
        runs.home.manifests.always(Until.cancelled());
        assertNothingTrained(
                cancelledIn(Phase.WRITING_MANIFEST, Requests.dryRun(), "writeManifest"), Phase.WRITING_MANIFEST);
    }

    @Test
    void aCancelThatAnActivityDoesNotSeeEndsTheRunAfterIt() {
        runs.home.manifests.always(Until.cancelledBut(Samples::manifest));
        assertNothingTrained(cancelledIn(Phase.WRITING_MANIFEST, Requests.dryRun(), "writeManifest"), Phase.VALIDATING);
        assertThat(runs.journal.count("dryRun")).isZero();
    }

    @Test
    void aCancelWhileValidatingEndsTheRun() {
        runs.home.dryRuns.always(Until.cancelled());
        TestRun run = cancelledIn(Phase.VALIDATING, Requests.training(), "dryRun");
        assertNothingTrained(run, Phase.VALIDATING);
        run.keepHistory("cancelled-while-validating");
    }

    @Test
    void aCancelWhileTheRunWaitsForApprovalEndsTheRun() {
        TestRun run = runs.start(Requests.training()).until(Phase.AWAITING_APPROVAL);
        run.cancel();
        assertNothingTrained(run, Phase.AWAITING_APPROVAL);
        run.keepHistory("cancelled-while-waiting");
    }

    @Test
    void aTrainingRunIsCancelledOnlyAfterItIsProvenThatNothingOfItIsAlive() {
        runs.trainer.ends.always(Until.cancelled());
        runs.home
                .stops
                .thenThrow(new IllegalStateException("could not kill 4711"))
                .thenThrow(new IllegalStateException("could not kill 4711"));
        runs.home.stops.then(new StopProof(1, "stopped 4711"));

        TestRun run = trainingRun();
        run.cancel();

        RunResult result = run.endsAs(Phase.CANCELLED);
        assertThat(runs.journal.trainings())
                .containsExactly("train 1", "ensureStopped 1", "ensureStopped 1", "ensureStopped 1");
        assertThat(runs.journal.lines()).endsWith("ensureStopped 1", "recordResult CANCELLED");
        assertThat(result.starts())
                .singleElement()
                .satisfies(start -> assertThat(start.ended()).contains("given up; nothing of it is alive"));
        run.keepHistory("cancelled-while-training");
    }

    @Test
    void aCancelIsToldToTheWatchAndNotLeftToItsNextHeartbeat() {
        CountDownLatch heard = new CountDownLatch(1);
        runs.home.whenListening(heard::countDown);
        runs.trainer.ends.always(Until.cancelledOnceReleased(heard));
        TestRun run = trainingRun();

        run.cancel();

        run.endsAs(Phase.CANCELLED);
        assertThat(runs.home.listeners()).containsExactly(run.status().runId());
        run.keepHistory("cancelled-while-training-and-told");
    }

    @Test
    void aCancelThatNoWorkerIsLeftToConfirmIsACancelAllTheSame() {
        runs.trainer.ends.always(Until.cancelledBut(() -> {
            throw ApplicationFailure.newNonRetryableFailure("its worker was killed", "Gone");
        }));

        TestRun run = trainingRun();
        run.cancel();

        RunResult result = run.endsAs(Phase.CANCELLED);
        assertThat(result.failure()).isEmpty();
        assertThat(runs.journal.trainings()).containsExactly("train 1", "ensureStopped 1");
    }

    @Test
    void aRunWhoseTrainerCannotBeStoppedStaysOpenUntilItIs() {
        runs.trainer.ends.always(Until.cancelled());
        runs.home.stops.always(order -> {
            throw new IllegalStateException("could not kill 4711");
        });
        TestRun run = trainingRun();
        run.cancel();
        run.until(status -> runs.journal.count("ensureStopped 1") == 1);

        runs.pass(Duration.ofHours(1));

        assertThat(run.status().phase()).isEqualTo(Phase.TRAINING);
        assertThat(run.status().warning().orElseThrow())
                .contains("waiting for host to prove that nothing of the run is alive");
        assertThat(run.details()).contains("waiting for host to prove");
        assertThat(runs.journal.count("ensureStopped 1")).isGreaterThan(50);
        runs.home.stops.always(order -> new StopProof(1, "stopped 4711"));
        run.endsAs(Phase.CANCELLED);
        assertThat(run.status().warning()).isEmpty();
    }

    @Test
    void aTrainerThatFinishesAlthoughItWasCancelledHasCompleted() {
        runs.trainer.ends.always(Until.cancelledBut(Samples::completed));
        TestRun run = trainingRun();
        run.cancel();

        run.endsAs(Phase.COMPLETED);
        assertThat(runs.journal.trainings()).containsExactly("train 1");
        run.keepHistory("completed-although-cancelled");
    }

    @Test
    void aCancelThatComesWhenTheOutcomeIsWrittenDownChangesNothing() {
        CountDownLatch written = new CountDownLatch(1);
        runs.home.results.always(Until.released(written, () -> null));
        TestRun run = runs.start(Requests.dryRun()).until(Phase.COMPLETED);
        run.cancel();
        written.countDown();

        run.endsAs(Phase.COMPLETED);
    }

    @Test
    void aTrainerThatIsLostWhileItIsCancelledIsStoppedAndNotStartedAgain() {
        runs.trainer.ends.always(Until.cancelledBut(() -> Samples.lost(10)));
        TestRun run = trainingRun();
        run.cancel();

        run.endsAs(Phase.CANCELLED);
        assertThat(runs.journal.trainings()).containsExactly("train 1", "ensureStopped 1");
    }

    @Test
    void aCancelWhileTheRunPausesBeforeARestartStartsNothingAgain() {
        runs.trainer.ends.always(order -> Samples.died(TrainerFailureClass.KILLED, order.start()));
        TestRun run = runs.start(Requests.training()).until(Phase.AWAITING_APPROVAL);
        run.approve("alice");
        run.until(status -> status.warning().isPresent());
        run.cancel();

        RunResult result = run.endsAs(Phase.CANCELLED);
        assertThat(runs.journal.trainings()).hasSize(result.starts().size());
        assertThat(run.status().failure()).isEmpty();
        run.keepHistory("cancelled-while-pausing");
    }

    private TestRun trainingRun() {
        TestRun run = runs.start(Requests.training()).until(Phase.AWAITING_APPROVAL);
        run.approve("alice");
        return run.until(status -> runs.journal.count("train 1") == 1);
    }
}
