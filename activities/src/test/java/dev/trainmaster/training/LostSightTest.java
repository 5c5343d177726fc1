package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.supervisor.Identity;
import dev.trainmaster.supervisor.shim.Proc;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LostSightTest extends OnABench {

    private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(2);
    /** The SDK gives up five seconds after the heartbeat timeout. */
    private static final Duration AWAY = Duration.ofSeconds(12);

    @BeforeEach
    void open() {
        bench.worker();
    }

    @Test
    void aServerThatIsAwayCostsNoTrainer() throws IOException, InterruptedException {
        TrainingOrder order = bench.site.order("sight-away", "--pace=500", "--steps=20", "--hold-after=19");
        TrainingRun run = bench.start(order, HEARTBEAT_TIMEOUT);
        Identity trainer = bench.site.trainerAtStep(order, 1);

        SERVER.goAway();
        try {
            await().during(AWAY).atMost(AWAY.plusSeconds(10)).until(() -> lives(trainer));
        } finally {
            SERVER.comeBack();
        }
        bench.site.release(order);

        assertThat(run.end()).isInstanceOf(TrainingEnd.Completed.class);
        assertThat(bench.site.steps(order)).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aRunThatIsTerminatedLeavesNoTrainer() {
        TrainingOrder order = bench.site.order("sight-terminated", "--hang-after=1");
        TrainingRun run = bench.start(order);
        Identity trainer = bench.site.trainerAtStep(order, 1);

        run.handle().terminate("a person in the Web UI");

        await().atMost(TrainingSite.BOUND).until(() -> !lives(trainer));
    }

    @Test
    void aRunThatIsResetFindsItsTrainerAgain() {
        TrainingOrder order = bench.site.order("sight-reset", "--pace=300", "--steps=10", "--hold-after=9");
        TrainingRun run = bench.start(order);
        Identity trainer = bench.site.trainerAtStep(order, 1);
        run.awaitNews(TrainingNews.Kind.STARTED);

        run.reset();

        assertThat(run.awaitNews(TrainingNews.Kind.ADOPTED).trainer())
                .hasValue(new TrainerIdentity("here", trainer.pid(), trainer.startTicks()));
        bench.site.release(order);
        assertThat(run.end()).isInstanceOf(TrainingEnd.Completed.class);
        assertThat(bench.site.steps(order)).hasSize(10).doesNotHaveDuplicates();
    }

    private static boolean lives(Identity trainer) {
        return Proc.ofThisHost().runs(trainer.process());
    }
}
