package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.shim.Proc;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.CanceledFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CancelledTrainingTest extends OnABench {

    private static final Duration LONG = Duration.ofMinutes(2);

    @BeforeEach
    void open() {
        bench.worker();
    }

    @Test
    void aCancelLeavesNothingAliveNotEvenAHostileTree() {
        TrainingOrder order = bench.site.order(
                "cancel-hostile", Map.of("grace", "PT1S"), LONG, "--hang-after=1", "--ignore-term", "--grandchild");
        TrainingRun run = bench.start(order);
        bench.site.trainerAtStep(order, 1);
        assertThat(processesOf(order)).isGreaterThan(2);

        run.handle().cancel();

        assertCancelled(run);
        assertThat(processesOf(order)).isZero();
    }

    @Test
    void aCancelGivesTimeForACheckpoint() {
        TrainingOrder order = bench.site.order("cancel-saves", "--hang-after=1", "--save-on-term=2");
        TrainingRun run = bench.start(order);
        bench.site.trainerAtStep(order, 1);

        run.handle().cancel();

        assertCancelled(run);
        assertThat(bench.site.run("cancel-saves").checkpoints().resolve("2")).isDirectory();
    }

    @Test
    void aCancelDuringStartUpStopsIt() {
        TrainingOrder order = bench.site.order("cancel-startup", "--startup=60000");
        TrainingRun run = bench.start(order);
        await().atMost(TrainingSite.BOUND).until(() -> bench.site.find(order) instanceof Finding.Running);

        run.handle().cancel();

        assertCancelled(run);
        assertThat(processesOf(order)).isZero();
    }

    @Test
    void aTrainerThatHadFinishedIsNotToldAsCancelled() {
        TrainingOrder order = bench.site.order("cancel-late", "--tidy-up=60000");
        TrainingRun run = bench.start(order);
        await().atMost(TrainingSite.BOUND).until(() -> isRecordedAsCompleted(order));

        run.handle().cancel();

        assertThat(run.answer()).isInstanceOf(TrainingEnd.Completed.class);
    }

    @Test
    void aTrainerThatCatchesTheStopAndExitsWithZeroHasNotFinished() {
        TrainingOrder order =
                bench.site.order("cancel-zero", "easy", Map.of(), LONG, "--hang-after=1", "--exit-0-on-term");
        TrainingRun run = bench.start(order);
        bench.site.trainerAtStep(order, 1);

        run.handle().cancel();

        assertCancelled(run);
    }

    private boolean isRecordedAsCompleted(TrainingOrder order) throws IOException {
        Path metrics = bench.site.run(order.runId()).metrics();
        return Files.exists(metrics) && Files.readString(metrics).contains("completed");
    }

    private static void assertCancelled(TrainingRun run) {
        assertThatThrownBy(run::end)
                .isInstanceOf(WorkflowFailedException.class)
                .hasRootCauseInstanceOf(CanceledFailure.class);
    }

    private long processesOf(TrainingOrder order) {
        String token = bench.site.token(order);
        return Proc.ofThisHost().all().stream()
                .filter(process -> Proc.ofThisHost()
                        .hasEnvironmentEntry(
                                process, ("TRAINMASTER_RUN_TOKEN=" + token).getBytes(StandardCharsets.UTF_8)))
                .count();
    }
}
