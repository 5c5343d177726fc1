package dev.trainmaster.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.trainer.Checkpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointArrivalTest {

    @TempDir
    Path directory;

    private final CheckpointReader reader = new CheckpointReader(() -> false);
    private CheckpointStore store;
    private Path train;
    private Path checkpoints;

    @BeforeEach
    void create() {
        store = new DirectoryCheckpointStore(directory.resolve("store"), Clock.systemUTC());
        train = directory.resolve("new-home/train");
        checkpoints = train.resolve("checkpoints");
    }

    @Test
    void theNewestIsBroughtAndItsDigestIsKnownThere() throws Exception {
        publish(10);
        CheckpointDigest digest = publish(20);

        Arrived arrived = arrive(store);

        assertThat(arrived.step()).hasValue(20);
        assertThat(arrived.told()).singleElement().asString().contains("step 20 was restored");
        assertThat(new DigestBook(train).of(20).orElseThrow().digest()).isEqualTo(digest);
        assertThat(reader.difference(checkpoints.resolve("20"), digest)).isEmpty();
    }

    @Test
    void aDamagedCopyIsToldAndTheOneBeforeIsBrought() throws Exception {
        publish(10);
        publish(20);
        SavedCheckpoints.flipOneBit(directory.resolve("store/run-1/20/files/state.bin"));

        Arrived arrived = arrive(store);

        assertThat(arrived.step()).hasValue(10);
        assertThat(arrived.told()).hasSize(2);
        assertThat(arrived.told().get(0)).contains("store/run-1/20 is damaged");
    }

    @Test
    void aNewerCheckpointThatTheHostHasAlreadyStays() throws Exception {
        publish(10);
        SavedCheckpoints.save(checkpoints, 20);

        assertThat(arrive(store).step()).hasValue(20);
        assertThat(checkpoints.resolve("10")).doesNotExist();
    }

    @Test
    void withoutAStoreTheRunSaysThatItBeginsAgain() throws Exception {
        Arrived arrived = arrive(new NoCheckpointStore());

        assertThat(arrived.step()).isEmpty();
        assertThat(arrived.told())
                .singleElement()
                .asString()
                .contains("trainmaster.checkpoints.store is not set", "from the beginning");
    }

    @Test
    void aSecondCallFindsWhatTheFirstBrought() throws Exception {
        publish(10);
        arrive(store);

        assertThat(arrive(store).step()).hasValue(10);
    }

    private Arrived arrive(CheckpointStore from) throws IOException {
        return new CheckpointArrival(from, Clock.systemUTC()).bringNewest("run-1", train, Checkpoints.USUAL);
    }

    private CheckpointDigest publish(long step) throws Exception {
        Path checkpoint = SavedCheckpoints.save(directory.resolve("old-home"), step);
        CheckpointDigest digest = reader.digest(checkpoint);
        store.publish("run-1", step, checkpoint, digest);
        return digest;
    }
}
