package dev.trainmaster.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.request.CheckpointPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointRoundTest {

    @TempDir
    Path directory;

    private final Map<Long, Double> losses = new HashMap<>();
    private TrainingPlace place;

    @BeforeEach
    void create() throws IOException {
        place = new TrainingPlace(directory, "{}");
    }

    @Test
    void aNewCheckpointGetsItsDigestOutsideOfItself() throws IOException {
        Path checkpoint = place.save(10);
        losses.put(10L, 1.5);

        SeenCheckpoint seen = round(3, 1).go().orElseThrow();

        assertThat(seen.step()).isEqualTo(10);
        assertThat(seen.loss()).hasValue(1.5);
        assertThat(place.digestOf(10)).hasValue(seen);
        assertThat(new CheckpointReader(() -> false).difference(checkpoint, seen.digest()))
                .isEmpty();
    }

    @Test
    void theFirstDigestStandsWhateverBecomesOfTheFiles() throws IOException {
        Path checkpoint = place.save(10);
        SeenCheckpoint first = round(3, 0).go().orElseThrow();
        SavedCheckpoints.flipOneBit(checkpoint.resolve("state.bin"));

        assertThat(round(3, 0).go()).hasValue(first);
    }

    @Test
    void aCheckpointThatIsSavedAnewGetsANewDigest() throws IOException {
        place.save(10);
        CheckpointRound round = round(3, 1);
        SeenCheckpoint first = round.go().orElseThrow();
        Files.move(place.checkpoint(10), directory.resolve("10.damaged"));
        SavedCheckpoints.flipOneBit(place.save(10).resolve("state.bin"));

        assertThat(round.go().orElseThrow().digest()).isNotEqualTo(first.digest());
    }

    @Test
    void theLastStayAndTheBestIsKeptBesideThem() throws IOException {
        CheckpointRound round = round(2, 1);
        for (long step = 10; step <= 50; step += 10) {
            losses.put(step, step == 20 ? 1.0 : 2.0 + step);
            place.save(step);
            round.go();
        }

        assertThat(CheckpointFolder.in(place.train, place.profile.checkpoints()).steps())
                .containsExactly(50L, 40L);
        assertThat(new BestCheckpoints(place.train).steps()).containsExactly(20L);
        assertThat(new CheckpointReader(() -> false)
                        .difference(
                                place.train.resolve("best/20"),
                                place.digestOf(20).orElseThrow().digest()))
                .isEmpty();
        assertThat(new DigestBook(place.train).steps()).containsExactlyInAnyOrder(20L, 40L, 50L);
        assertThat(SavedCheckpoints.entries(place.train.resolve("checkpoints"))).isEqualTo(2);
    }

    @Test
    void aLossThatIsNoNumberIsNeverTheBest() throws IOException {
        CheckpointRound round = round(3, 1);
        losses.put(10L, Double.NaN);
        losses.put(20L, 9.0);
        place.save(10);
        place.save(20);

        round.go();

        assertThat(new BestCheckpoints(place.train).steps()).containsExactly(20L);
    }

    @Test
    void theBestSurvivesATrainerThatRemovesOldOnesItself() throws IOException {
        place = new TrainingPlace(directory.resolve("own"), "{keptBy: trainer}");
        CheckpointRound round = round(2, 1);
        for (long step = 10; step <= 40; step += 10) {
            losses.put(step, (double) step);
            place.save(step);
            round.go();
        }
        assertThat(CheckpointFolder.in(place.train, place.profile.checkpoints()).steps())
                .hasSize(4);

        CheckpointCopy.delete(place.checkpoint(10));
        round.go();

        assertThat(place.train.resolve("best/10/state.bin")).exists();
    }

    @Test
    void whatIsStillBeingWrittenOrMovedAwayIsLeftAlone() throws IOException {
        Path unfinished = Files.createDirectories(place.train.resolve("checkpoints/60.tmp"));
        Path damaged = Files.createDirectories(place.train.resolve("checkpoints/5.damaged"));
        CheckpointRound round = round(2, 0);
        for (long step = 10; step <= 40; step += 10) {
            place.save(step);
        }

        assertThat(round.go().orElseThrow().step()).isEqualTo(40);

        assertThat(unfinished).exists();
        assertThat(damaged).exists();
        assertThat(place.digestOf(60)).isEmpty();
    }

    private CheckpointRound round(int keepLast, int keepBest) {
        return new CheckpointRound(
                place.train,
                place.profile,
                step -> losses.containsKey(step) ? OptionalDouble.of(losses.get(step)) : OptionalDouble.empty(),
                new CheckpointPolicy(keepLast, keepBest),
                Clock.systemUTC());
    }
}
