package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.supervisor.Identity;
import dev.trainmaster.supervisor.RunDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlacesTest extends OnABench {

    private static final RunDirectory LIVING = new RunDirectory(Path.of("/runs/living"));
    private static final RunDirectory QUEUED = new RunDirectory(Path.of("/runs/queued"));

    private final AtomicLong now = new AtomicLong();
    private final Places places = new Places(1, now::get);

    @Test
    void aPlaceThatIsFreeIsTaken() {
        assertThatCode(() -> places.takeNew(QUEUED)).doesNotThrowAnyException();
    }

    @Test
    void aTrainerThatWasLeftAliveKeepsItsPlaceForItsNextAttempt() {
        places.takeUp(LIVING);
        places.leave(LIVING, true);

        assertThatThrownBy(() -> places.takeNew(QUEUED)).hasMessageContaining("living");
        places.takeUp(LIVING);
        places.leave(LIVING, false);
        assertThatCode(() -> places.takeNew(QUEUED)).doesNotThrowAnyException();
    }

    @Test
    void aPlaceIsNotKeptForLong() {
        places.takeUp(LIVING);
        places.leave(LIVING, true);
        now.addAndGet(Duration.ofSeconds(61).toNanos());

        assertThatCode(() -> places.takeNew(QUEUED)).doesNotThrowAnyException();
    }

    @Test
    void aTrainerThatLivesIsTakenUpHoweverFullItIsHere() {
        places.takeNew(QUEUED);

        assertThatCode(() -> places.takeUp(LIVING)).doesNotThrowAnyException();
    }

    @Test
    void twoAttemptsOfOneRunHaveOnePlaceAndGiveItUpTogether() {
        places.takeUp(LIVING);
        places.takeUp(LIVING);
        places.leave(LIVING, true);
        assertThatThrownBy(() -> places.takeNew(QUEUED)).hasMessageContaining("places");
        places.leave(LIVING, false);

        assertThatCode(() -> places.takeNew(QUEUED)).doesNotThrowAnyException();
    }

    @Test
    void aRunThatWasQueuedLongBeforeDoesNotGetThePlaceOfATrainerThatLives() {
        TrainingOrder living = bench.site.order("places-living", "--steps=2", "--hold-after=1");
        TrainingOrder queued = bench.site.order("places-queued", "--steps=3");
        WorkerUnderTest first = bench.workerFor(1);
        TrainingRun watched = bench.start(living);
        Identity trainer = bench.site.trainerAtStep(living, 1);
        TrainingRun waiting = bench.start(queued);
        first.leave(DrainSignal.Wish.DETACH);

        bench.workerFor(1);

        assertThat(watched.awaitNews(TrainingNews.Kind.ADOPTED).trainer())
                .hasValue(new TrainerIdentity("here", trainer.pid(), trainer.startTicks()));
        assertThat(bench.site.run("places-queued").starts()).isEmpty();
        bench.site.release(living);
        assertThat(watched.end()).isInstanceOf(TrainingEnd.Completed.class);
        assertThat(waiting.end()).isInstanceOf(TrainingEnd.Completed.class);
    }
}
