package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.checkpoint.Resumption;
import dev.trainmaster.supervisor.Identity;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.shim.Proc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ResumedTrainingTest extends OnABench {

    @Test
    void everyCheckpointHasItsDigestWhenTheTrainingEnds() {
        TrainingOrder order = bench.site.order("digests");

        TrainingEnd end = bench.end(order);

        assertThat(end.resumed())
                .hasValueSatisfying(resumed -> assertThat(resumed.step()).isEmpty());
        RunDirectory run = bench.site.run("digests");
        assertThat(run.train().resolve("digests").toFile().list())
                .containsExactlyInAnyOrder("1.json", "2.json", "3.json");
        assertThat(run.train().resolve("best").toFile().list()).containsExactly("3");
    }

    @Test
    void aDamagedCheckpointIsNotResumedFromAndEveryoneHearsOfIt() throws IOException {
        bench.end(bench.site.order("damaged", "--steps=2", "--no-record"));
        RunDirectory run = bench.site.run("damaged");
        Files.write(run.checkpoints().resolve("2/state.bin"), new byte[] {1});
        TrainingRun again = bench.start(following(bench.site.order("damaged"), 2));

        TrainingEnd end = again.end();

        assertThat(end).isInstanceOf(TrainingEnd.Completed.class);
        Resumption resumed = end.resumed().orElseThrow();
        assertThat(resumed.step()).hasValue(1);
        assertThat(resumed.sha256()).isPresent();
        assertThat(resumed.quarantined()).singleElement().satisfies(moved -> {
            assertThat(moved.step()).isEqualTo(2);
            assertThat(Path.of(moved.path())).isDirectory();
        });
        assertThat(again.awaitNews(TrainingNews.Kind.WARNING).text().orElseThrow())
                .contains("step 2 was quarantined");
        assertThat(again.awaitNews(TrainingNews.Kind.STARTED).resumed()).hasValue(resumed);
        assertThat(bench.site.steps(again.order)).containsExactly(1, 2, 2, 3);
    }

    @Test
    void aCheckpointThatNoTrainerCanRestoreIsGivenUpAfterTwoDeathsAndTheOneBeforeIsUsed() throws IOException {
        bench.end(bench.site.order("deadly", "--steps=2", "--no-record"));
        TrainingOrder dying = bench.site.order("deadly", "--die-restoring=2");
        for (int start = 2; start <= 3; start++) {
            TrainingEnd death = bench.end(following(dying, start));
            assertThat(death).isInstanceOf(TrainingEnd.Failed.class);
            assertThat(death.resumed().orElseThrow().step()).hasValue(2);
        }

        TrainingEnd end = bench.end(following(dying, 4));

        assertThat(end).isInstanceOf(TrainingEnd.Completed.class);
        assertThat(end.resumed().orElseThrow().step()).hasValue(1);
        assertThat(end.resumed().orElseThrow().quarantined().get(0).why()).contains("2 starts in a row died from it");
    }

    @Test
    void aSettingThatTheTrainerRefusesIsNotTakenForABadCheckpoint() throws IOException {
        bench.end(bench.site.order("config", "--steps=2", "--no-record"));
        TrainingOrder refusing = bench.site.order("config", "--steps=2", "--exit=2", "--no-record");
        for (int start = 2; start <= 4; start++) {
            bench.end(following(refusing, start));
        }

        TrainingEnd end = bench.end(following(bench.site.order("config"), 5));

        assertThat(end.resumed().orElseThrow().step()).hasValue(2);
        assertThat(end.resumed().orElseThrow().quarantined()).isEmpty();
    }

    @Test
    void theTrainerOfAnExecutionThatIsOverMakesRoomForTheNextStart() {
        WorkerUnderTest first = bench.worker();
        TrainingOrder order = bench.site.order("makes-room", "--hang-after=2");
        TrainingRun run = bench.start(order);
        Identity trainer = bench.site.trainerAtStep(order, 2);
        first.leave(DrainSignal.Wish.DETACH);
        run.handle().terminate("a person in the Web UI");

        bench.worker();
        TrainingOrder next = following(bench.site.order("makes-room"), 2);
        TrainingEnd end = bench.rival(next, "makes-room-again").end();

        assertThat(end).isInstanceOf(TrainingEnd.Completed.class);
        assertThat(Proc.ofThisHost().runs(trainer.process())).isFalse();
        assertThat(bench.site.steps(next)).containsExactly(1, 2, 3);
    }

    private static TrainingOrder following(TrainingOrder order, int start) {
        return new TrainingOrder(
                order.runId(),
                order.home(),
                order.request(),
                order.dataset(),
                order.manifest(),
                start,
                order.deadline(),
                order.totalSteps());
    }
}
