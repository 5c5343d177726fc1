package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.failure.FailureType;
import dev.trainmaster.failure.TrainerFailureClass;
import dev.trainmaster.supervisor.Identity;
import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandoverTest extends OnABench {

    private static final int STEPS = 12;
    private static final String HOLD = "--hold-after=" + (STEPS - 1);

    /** Far beyond the bounds of these tests: only a hand-back can free an attempt in time. */
    private static final Duration NO_TIMEOUT = Duration.ofMinutes(10);

    @Test
    void aWorkerThatLeavesHandsBackWithinASecondAndTheNextOneAdopts() {
        TrainingOrder order = bench.site.order("leave-detach", "--pace=200", "--steps=" + STEPS, HOLD);
        WorkerUnderTest first = bench.worker();
        TrainingRun run = bench.start(order, NO_TIMEOUT);
        Identity trainer = bench.site.trainerAtStep(order, 2);

        Duration took = first.leave(DrainSignal.Wish.DETACH);

        assertThat(took).isLessThan(Duration.ofSeconds(1));
        assertThat(bench.site.trainerLives(order)).isTrue();
        bench.worker();
        assertAdopted(run, trainer);
        assertEveryStepOnce(run);
    }

    @Test
    void aWorkerThatTakesItsTrainersWithItLeavesACheckpointAndTakesTheBlame() {
        TrainingOrder order = bench.site.order("leave-checkpoint", "--hang-after=1", "--save-on-term=2");
        WorkerUnderTest first = bench.worker();
        TrainingRun run = bench.start(order);
        bench.site.trainerAtStep(order, 1);

        first.leave(DrainSignal.Wish.CHECKPOINT);

        assertThat(bench.site.trainerLives(order)).isFalse();
        bench.worker();
        TrainingEnd end = run.end();
        assertThat(end.durableStep()).hasValue(2);
        assertThat(end).asInstanceOf(type(TrainingEnd.Failed.class)).satisfies(failed -> {
            assertThat(failed.failure().type()).isEqualTo(FailureType.WORKER_DETACHED);
            assertThat(failed.failure().message()).isEqualTo("the worker shuts down");
            assertThat(failed.failure().death().orElseThrow().kind()).isEqualTo(TrainerFailureClass.KILLED);
        });
    }

    @Test
    void theNextWorkerAdoptsWhatAKilledOneHeldWithoutWaiting() throws IOException, InterruptedException {
        TrainingOrder order = bench.site.order("leave-crash", "--pace=200", "--steps=" + STEPS, HOLD);
        Process killed = new ProcessBuilder(
                        Programs.java(TestTrainingWorker.class, SERVER.address(), bench.queue, directory.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            TrainingRun run = bench.start(order, NO_TIMEOUT);
            Identity trainer = bench.site.trainerAtStep(order, 1);
            run.awaitNews(TrainingNews.Kind.STARTED);
            killed.destroyForcibly();
            assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();

            bench.worker();
            assertThat(handBack().giveBack()).isEqualTo(1);

            assertAdopted(run, trainer);
            assertEveryStepOnce(run);
            assertThat(handBack().giveBack()).isZero();
        } finally {
            killed.destroyForcibly();
        }
    }

    @Test
    void twoAttemptsAtOnceHaveOneTrainer() {
        TrainingOrder order = bench.site.order("leave-race", "--pace=100", "--steps=20");
        bench.worker();
        List<TrainingRun> rivals = IntStream.range(0, 4)
                .mapToObj(i -> bench.rival(order, "rival-" + i))
                .toList();

        assertThat(rivals).allSatisfy(rival -> assertThat(rival.end()).isInstanceOf(TrainingEnd.Completed.class));

        assertThat(bench.site.steps(order)).containsExactlyElementsOf(upTo(20));
        assertThat(bench.site.run(order.runId()).starts()).hasSize(1);
    }

    @Test
    void anEndThatNobodyWatchedIsCollectedAndNothingRunsAgain() {
        TrainingOrder order = bench.site.order("leave-unwatched", "--steps=5", "--hold-after=1");
        WorkerUnderTest first = bench.worker();
        TrainingRun run = bench.start(order);
        bench.site.trainerAtStep(order, 1);
        first.leave(DrainSignal.Wish.DETACH);
        bench.site.release(order);
        await().atMost(TrainingSite.BOUND).until(() -> !bench.site.trainerLives(order));

        bench.worker();

        assertThat(run.end()).isInstanceOf(TrainingEnd.Completed.class);
        assertThat(bench.site.steps(order)).containsExactlyElementsOf(upTo(5));
    }

    private HandBack handBack() {
        return new HandBack(
                directory.resolve("runs"),
                new WatchFiles(WorkerUnderTest.IDENTITY),
                worker -> !Proc.ofThisHost().runs(new ProcessId(worker.pid(), worker.startTicks())),
                SERVER.client().newActivityCompletionClient());
    }

    private void assertAdopted(TrainingRun run, Identity trainer) {
        assertThat(run.awaitNews(TrainingNews.Kind.ADOPTED).trainer())
                .hasValue(new TrainerIdentity("here", trainer.pid(), trainer.startTicks()));
        bench.site.release(run.order);
        assertThat(run.end()).isInstanceOf(TrainingEnd.Completed.class);
        assertThat(run.lastAttempt().getAttempt()).isEqualTo(2);
        assertThat(run.lastAttempt()
                        .getLastFailure()
                        .getApplicationFailureInfo()
                        .getType())
                .isEqualTo(FailureType.WORKER_DETACHED.text());
    }

    private void assertEveryStepOnce(TrainingRun run) {
        assertThat(bench.site.steps(run.order)).containsExactlyElementsOf(upTo(STEPS));
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }
}
