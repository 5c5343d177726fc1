package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.supervisor.Exit;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.Identity;
import dev.trainmaster.training.UnwatchedTrainers.Round;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnwatchedTrainersTest extends OnABench {

    private static final Round NOTHING = new Round(0, 0, 0);
    private static final Round ONE_STOPPED = new Round(1, 0, 0);
    private static final Round ONE_UNKNOWN = new Round(0, 1, 0);

    @Test
    void aRunThatWasTerminatedWhileNoWorkerLivedLosesItsTrainer() throws IOException, InterruptedException {
        TrainingOrder order = bench.site.order("unwatched-terminated", "--hang-after=1", "--save-on-term=2");
        TrainingRun run = unwatched(order, bench.start(order));
        run.handle().terminate("a person in the Web UI");

        assertThat(trainers().look()).isEqualTo(ONE_STOPPED);

        assertThat(bench.site.find(order))
                .asInstanceOf(type(Finding.Ended.class))
                .satisfies(ended -> {
                    assertThat(ended.exit().cause()).isEqualTo(Exit.Cause.STOPPED);
                    assertThat(ended.exit().reason()).isEqualTo("the run was ended on the server");
                });
        assertThat(bench.site.run(order.runId()).checkpoints().resolve("2")).isDirectory();
        assertThat(trainers().look()).isEqualTo(NOTHING);
    }

    @Test
    void aRunThatIsOpenKeepsItsTrainer() throws IOException, InterruptedException {
        TrainingOrder order = bench.site.order("unwatched-open", "--hang-after=1");
        unwatched(order, bench.start(order));

        assertThat(trainers().look()).isEqualTo(NOTHING);

        assertThat(bench.site.trainerLives(order)).isTrue();
    }

    @Test
    void aShimThatSomebodySuspendedIsLetGoOn() throws IOException, InterruptedException {
        TrainingOrder order = bench.site.order("unwatched-suspended", "--hang-after=1");
        unwatched(order, bench.start(order));
        Finding.Running running = (Finding.Running) bench.site.find(order);
        Programs.signal("STOP", running.shim().pid());
        await().until(() -> activity(order) == Finding.Activity.UNATTENDED);

        assertThat(trainers().look()).isEqualTo(NOTHING);

        await().until(() -> activity(order) == Finding.Activity.RUNNING);
    }

    private Finding.Activity activity(TrainingOrder order) {
        return ((Finding.Running) bench.site.find(order)).activity();
    }

    @Test
    void aRunThatWasResetWhileNoWorkerLivedFindsItsTrainerAgain() throws IOException, InterruptedException {
        TrainingOrder order = bench.site.order("unwatched-reset", "--pace=300", "--steps=10", "--hold-after=9");
        TrainingRun run = bench.start(order);
        unwatched(order, run);
        Identity trainer = bench.site.trainerAtStep(order, 1);
        run.reset();

        assertThat(trainers().look()).isEqualTo(NOTHING);

        bench.worker();
        assertThat(run.awaitNews(TrainingNews.Kind.ADOPTED).trainer())
                .hasValue(new TrainerIdentity("here", trainer.pid(), trainer.startTicks()));
        bench.site.release(order);
        assertThat(run.end()).isInstanceOf(TrainingEnd.Completed.class);
        assertThat(bench.site.steps(order)).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void aRunThatTheServerDoesNotKnowIsTouchedByNobody() throws IOException, InterruptedException {
        TrainingOrder order = bench.site.order("unwatched-unknown", "--hang-after=1");
        unwatched(order, bench.rival(order, "another-name"));

        assertThat(trainers().look()).isEqualTo(ONE_UNKNOWN);
        assertThat(trainers().look()).isEqualTo(ONE_UNKNOWN);

        assertThat(bench.site.trainerLives(order)).isTrue();
    }

    @Test
    void aRunOfAnotherServerIsNotMistakenForAClosedOneOfTheSameName() throws IOException, InterruptedException {
        TrainingOrder order = bench.site.order("unwatched-namesake", "--hang-after=1");
        TrainingRun run = unwatched(order, bench.start(order));
        run.handle().terminate("a person in the Web UI");
        Path execution =
                bench.site.run(order.runId()).start(order.start()).path().resolve("execution.json");
        assertThat(new JsonFiles().read(execution, WatchFiles.Execution.class).workflowRunId())
                .isEqualTo(run.handle().describe().getExecution().getRunId());
        new JsonFiles()
                .write(execution, new WatchFiles.Execution(UUID.randomUUID().toString()));

        assertThat(trainers().look()).isEqualTo(ONE_UNKNOWN);

        assertThat(bench.site.trainerLives(order)).isTrue();
    }

    @Test
    void aTrainerThatIsWatchedHereIsNotAskedAbout() throws IOException, InterruptedException {
        TrainingOrder order = bench.site.order("unwatched-watched", "--hang-after=1");
        bench.worker();
        TrainingRun run = bench.rival(order, "yet-another-name");
        bench.site.trainerAtStep(order, 1);
        run.awaitNews(TrainingNews.Kind.STARTED);

        assertThat(trainers().look()).isEqualTo(NOTHING);
    }

    @Test
    void aServerThatIsAwayDecidesNothing() throws IOException, InterruptedException {
        TrainingOrder order = bench.site.order("unwatched-away", "--hang-after=1");
        unwatched(order, bench.start(order));
        WorkflowServiceStubs nobody = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:1")
                .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                        .setExpiration(Duration.ofSeconds(1))
                        .validateBuildWithDefaults())
                .build());
        try {
            assertThat(trainers(WorkflowClient.newInstance(nobody)).look()).isEqualTo(NOTHING);
        } finally {
            nobody.shutdownNow();
        }

        assertThat(bench.site.trainerLives(order)).isTrue();
    }

    @Test
    void aDamagedDirectoryHidesNoOther() throws IOException, InterruptedException {
        TrainingOrder order = bench.site.order("unwatched-among-damaged", "--hang-after=1");
        TrainingRun run = unwatched(order, bench.start(order));
        run.handle().terminate("a person in the Web UI");
        Path start = bench.site.run("a-damaged-one").start(1).path();
        Files.createDirectories(start);
        Files.writeString(start.resolve("spec.json"), "{");
        Files.writeString(start.resolve("watch.json"), "{");

        assertThat(trainers().look()).isEqualTo(ONE_STOPPED);
    }

    /** A trainer that lives, and whose worker has left it running. */
    private TrainingRun unwatched(TrainingOrder order, TrainingRun run) {
        WorkerUnderTest worker = bench.worker();
        bench.site.trainerAtStep(order, 1);
        run.awaitNews(TrainingNews.Kind.STARTED);
        worker.leave(DrainSignal.Wish.DETACH);
        return run;
    }

    private UnwatchedTrainers trainers() {
        return trainers(SERVER.client());
    }

    private UnwatchedTrainers trainers(WorkflowClient client) {
        return new UnwatchedTrainers(
                directory.resolve("runs"), bench.site.supervisor, new WatchFiles(WorkerUnderTest.IDENTITY), client);
    }
}
