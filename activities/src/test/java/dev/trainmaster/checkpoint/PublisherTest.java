package dev.trainmaster.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.request.CheckpointPolicy;
import dev.trainmaster.trainer.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {

    @TempDir
    Path directory;

    private TrainingPlace place;
    private CheckpointStore store;
    private CheckpointRound round;
    private Publisher publisher;

    @BeforeEach
    void create() throws IOException {
        place = new TrainingPlace(directory, "{}");
        store = new DirectoryCheckpointStore(directory.resolve("store"), Clock.systemUTC());
        round = new CheckpointRound(
                place.train,
                place.profile,
                step -> OptionalDouble.empty(),
                new CheckpointPolicy(5, 0),
                Clock.systemUTC());
        publisher = new Publisher(store, "r", CheckpointFolder.in(place.train, place.profile.checkpoints()), 2);
    }

    @Test
    void theNewestIsInTheStoreAndAsManyBeforeItAsAreKept() throws IOException {
        for (long step = 10; step <= 40; step += 10) {
            place.save(step);
            publisher.publish(round.go().orElseThrow());
        }

        assertThat(store.newest("r").orElseThrow().step()).isEqualTo(40);
        assertThat(new CheckpointFolder(directory.resolve("store/r"), Checkpoints.USUAL).steps())
                .containsExactly(40L, 30L);
    }

    @Test
    void whatWasDamagedSinceItsDigestNeverGetsThere() throws IOException {
        Path checkpoint = place.save(10);
        SeenCheckpoint seen = round.go().orElseThrow();
        SavedCheckpoints.flipOneBit(checkpoint.resolve("state.bin"));

        publisher.publish(seen);

        assertThat(store.newest("r")).isEmpty();
    }

    @Test
    void aStoreThatCannotBeWrittenNowIsTriedAgain() throws IOException {
        place.save(10);
        SeenCheckpoint seen = round.go().orElseThrow();
        Path inTheWay = Files.writeString(directory.resolve("store"), "a file");
        assertThatThrownBy(() -> publisher.publish(seen)).isInstanceOf(IOException.class);

        Files.delete(inTheWay);
        publisher.publish(seen);

        assertThat(store.newest("r").orElseThrow().step()).isEqualTo(10);
    }
}
