package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.checkpoint.QuarantinedCheckpoint;
import dev.trainmaster.checkpoint.Resumption;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.failure.TrainerFailureClass;
import dev.trainmaster.fixture.Requests;
import dev.trainmaster.fixture.Samples;
import dev.trainmaster.fixture.TestRun;
import dev.trainmaster.fixture.TestRuns;
import dev.trainmaster.notification.Notice;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.run.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestartsTest {

    @RegisterExtension
    final TestRuns runs = new TestRuns();

    private TestRun approved(Requests request) {
        TestRun run = runs.start(request);
        run.approve("alice");
        return run;
    }

    private Failure failureOf(TestRun run) {
        return run.endsAs(Phase.FAILED).failure().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = TrainerFailureClass.class,
            names = {"CONFIG", "DATA", "OUT_OF_MEMORY", "DISK", "NAN_LOSS"})
    void aDeathThatARestartCannotCureFailsTheRunAtOnce(TrainerFailureClass kind) {
        runs.trainer.ends.always(order -> Samples.died(kind, 10));
        TestRun run = approved(Requests.training());

        Failure failure = failureOf(run);

        assertThat(failure.type()).isEqualTo(FailureType.TRAINER_FAILED);
        assertThat(failure.death().orElseThrow().kind()).isEqualTo(kind);
        assertThat(failure.hint()).isEqualTo(kind.hint());
        assertThat(failure.death().orElseThrow().lastErrorLines()).contains("ValueError: no");
        assertThat(runs.journal.trainings()).containsExactly("train 1");
        run.keepHistory("trainer-failed-" + kind.text());
    }

    @ParameterizedTest
    @EnumSource(
            value = TrainerFailureClass.class,
            names = {"KILLED", "UNKNOWN"})
    void aDeathThatARestartMayCureIsTriedAgainUntilTheBudgetIsSpent(TrainerFailureClass kind) {
        runs.trainer.ends.always(order -> Samples.died(kind, 10));
        TestRun run = approved(Requests.training().restartsWithoutProgress(2));

        Failure failure = failureOf(run);

        assertThat(failure.type()).isEqualTo(FailureType.RESTART_BUDGET_SPENT);
        assertThat(failure.message()).startsWith("started again 2 times without getting past step 10");
        assertThat(failure.death().orElseThrow().kind()).isEqualTo(kind);
        // The first death at step 10 was progress from nothing and costs nothing.
        assertThat(runs.journal.trainings()).containsExactly("train 1", "train 2", "train 3", "train 4");
        run.keepHistory("restart-budget-spent-" + kind.text());
    }

    @Test
    void restartsThatGetFurtherAreFree() {
        runs.trainer.ends.always(order -> order.start() == 9
                ? Samples.completed()
                : Samples.died(TrainerFailureClass.KILLED, 5L * order.start()));
        TestRun run = approved(Requests.training().restartsWithoutProgress(0));

        RunResult result = run.endsAs(Phase.COMPLETED);

        assertThat(result.starts()).hasSize(9);
        assertThat(result.starts()).extracting(StartRecord::start).isSorted().doesNotHaveDuplicates();
        assertThat(runs.control.notices(Notice.Kind.TRAINING_WARNING)).hasSize(8);
        // One second before each: only deaths without progress are waited out ever longer.
        assertThat(result.starts().get(8).orderedAt())
                .isBefore(result.starts().get(0).orderedAt().plusSeconds(60));
        run.keepHistory("completed-after-restarts");
    }

    @Test
    void withoutABudgetTheFirstDeathWithoutProgressFailsTheRun() {
        runs.trainer.ends.always(order -> Samples.died(TrainerFailureClass.UNKNOWN, 0));
        Failure failure = failureOf(approved(Requests.training().restartsWithoutProgress(0)));
        assertThat(failure.type()).isEqualTo(FailureType.RESTART_BUDGET_SPENT);
        assertThat(failure.message()).contains("started again 0 times without getting past the beginning");
        assertThat(runs.journal.trainings()).containsExactly("train 1");
    }

    @Test
    void aStalledTrainerStartsAgain() {
        runs.trainer.ends.then(Samples.failed(Failure.of(FailureType.TRAINER_STALLED, Phase.TRAINING, "stood still")));
        TestRun run = approved(Requests.training());
        run.endsAs(Phase.COMPLETED);
        assertThat(runs.journal.trainings()).containsExactly("train 1", "train 2");
        run.keepHistory("completed-after-a-stall");
    }

    @Test
    void aTrainerThatWasStoppedAtTheDeadlineDoesNotStartAgain() {
        runs.trainer.ends.then(Samples.failed(Failure.of(FailureType.TRAINING_TIMED_OUT, Phase.TRAINING, "too slow")));
        TestRun run = approved(Requests.training());
        assertThat(failureOf(run).type()).isEqualTo(FailureType.TRAINING_TIMED_OUT);
        assertThat(runs.journal.trainings()).containsExactly("train 1");
        run.keepHistory("training-timed-out");
    }

    @Test
    void aRestartThatWouldComeAfterTheDeadlineIsNotMade() {
        runs.trainer.ends.always(order -> Samples.died(TrainerFailureClass.KILLED, 1));
        Failure failure = failureOf(
                approved(Requests.training().restartsWithoutProgress(9).trainedWithin(Duration.ofSeconds(5))));
        assertThat(failure.type()).isEqualTo(FailureType.TRAINING_TIMED_OUT);
        assertThat(failure.message()).contains("no time was left before").contains("exit code 1");
        // Pauses of 1 s and 2 s; one of 4 s more would end after the fifth second.
        assertThat(runs.journal.trainings()).hasSize(3);
    }

    @Test
    void aLostTrainerIsProvenGoneBeforeTheNextStart() {
        runs.trainer.ends.then(Samples.lost(10)).then(Samples.lost(20));
        TestRun run = approved(Requests.training());
        RunResult result = run.endsAs(Phase.COMPLETED);
        assertThat(runs.journal.trainings())
                .containsExactly("train 1", "ensureStopped 1", "train 2", "ensureStopped 2", "train 3");
        assertThat(result.starts().get(0).ended()).contains("the trainer was lost: its host was restarted");
        run.keepHistory("completed-after-losses");
    }

    @Test
    void aRetriedRunGoesOnCountingItsStarts() {
        runs.control.claims.then(Samples.home(4));
        TestRun run = approved(Requests.training());
        RunResult result = run.endsAs(Phase.COMPLETED);
        assertThat(runs.journal.trainings()).containsExactly("train 5");
        assertThat(result.starts()).extracting(StartRecord::start).containsExactly(5);
        run.keepHistory("retried");
    }

    @Test
    void aRetriedRunGainsNothingFromWhatTheFormerOneReached() {
        runs.control.claims.then(Samples.home(4));
        runs.trainer.ends.always(
                order -> Samples.died(TrainerFailureClass.UNKNOWN, 50).whichResumed(Samples.resumedFrom(50)));
        TestRun run = approved(Requests.training().restartsWithoutProgress(1));

        assertThat(failureOf(run).type()).isEqualTo(FailureType.RESTART_BUDGET_SPENT);
        assertThat(runs.journal.trainings()).containsExactly("train 5", "train 6");
        run.keepHistory("restart-budget-spent-of-a-retried-run");
    }

    @Test
    void aTrainerThatAWorkerStoppedToShutDownCostsNoRestart() {
        runs.trainer.ends.always(order -> order.start() == 4
                ? Samples.completed()
                : Samples.failed(Failure.of(FailureType.WORKER_DETACHED, Phase.TRAINING, "the worker shuts down")));
        TestRun run = approved(Requests.training().restartsWithoutProgress(0));

        run.endsAs(Phase.COMPLETED);

        assertThat(runs.journal.trainings()).containsExactly("train 1", "train 2", "train 3", "train 4");
        run.keepHistory("completed-after-drains");
    }

    @Test
    void whereAStartWentOnAndWhatWasQuarantinedStandsInTheResult() {
        Resumption resumption = new Resumption(
                OptionalLong.of(40),
                Optional.of("ab".repeat(32)),
                List.of(new QuarantinedCheckpoint(50, "/runs/r/train/checkpoints/50.damaged", "state.bin is missing")));
        runs.trainer.ends.then(Samples.died(TrainerFailureClass.KILLED, 50));
        runs.trainer.ends.always(order -> Samples.completed().whichResumed(resumption));
        TestRun run = approved(Requests.training());

        RunResult result = run.endsAs(Phase.COMPLETED);

        assertThat(result.starts().get(0).resumed()).isEmpty();
        assertThat(result.starts().get(1).resumed()).hasValue(resumption);
        run.keepHistory("completed-after-a-quarantine");
    }

    @Test
    void everyStartHasTheSameDeadlineManifestAndRequest() {
        runs.trainer.ends.then(Samples.died(TrainerFailureClass.KILLED, 10));
        TestRun run = approved(Requests.training().trainedWithin(Duration.ofHours(2)));
        run.endsAs(Phase.COMPLETED);
        assertThat(runs.trainer.orders()).hasSize(2).allSatisfy(order -> {
            assertThat(order.deadline())
                    .isEqualTo(run.status().trainingDeadline().orElseThrow());
            assertThat(order.manifest()).isEqualTo(Samples.manifest());
            assertThat(order.totalSteps()).hasValue(60);
            assertThat(order.request()).isEqualTo(run.status().request().orElseThrow());
        });
    }
}
