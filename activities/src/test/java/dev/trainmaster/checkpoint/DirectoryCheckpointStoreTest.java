package dev.trainmaster.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.trainer.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryCheckpointStoreTest {

    @TempDir
    Path directory;

    private final CheckpointReader reader = new CheckpointReader(() -> false);
    private CheckpointStore store;
    private Path copies;
    private Path into;

    @BeforeEach
    void create() {
        store = new DirectoryCheckpointStore(directory.resolve("store"), Clock.systemUTC());
        copies = directory.resolve("store/run-1");
        into = directory.resolve("other-host/checkpoints");
    }

    @Test
    void whatIsPublishedByOneHostIsRestoredByAnotherToTheBit() throws Exception {
        publish(10);
        CheckpointDigest digest = publish(20);

        StoredCheckpoint newest = store.newest("run-1").orElseThrow();
        StoredCheckpoint restored = store.restore("run-1", 20, into.resolve("20"));

        assertThat(newest).isEqualTo(new StoredCheckpoint(20, digest));
        assertThat(restored).isEqualTo(newest);
        assertThat(reader.digest(into.resolve("20"))).isEqualTo(digest);
        assertThat(SavedCheckpoints.entries(into)).isEqualTo(1);
    }

    @Test
    void aRunThatWasNeverPublishedHasNothing() throws IOException {
        assertThat(store.newest("run-1")).isEmpty();
    }

    @Test
    void aFolderThatIsNotWhatItsDigestSaysIsNotPublished() throws Exception {
        Path checkpoint = SavedCheckpoints.save(directory.resolve("train"), 10);
        CheckpointDigest digest = reader.digest(checkpoint);
        SavedCheckpoints.flipOneBit(checkpoint.resolve("state.bin"));

        assertThatThrownBy(() -> store.publish("run-1", 10, checkpoint, digest))
                .isInstanceOf(DamagedCheckpointException.class)
                .hasMessageContaining("not published");
        assertThat(store.newest("run-1")).isEmpty();
        assertThat(SavedCheckpoints.entries(copies)).isZero();
    }

    @Test
    void aDamagedCopyIsNeverRestoredAndTheOneBeforeIsTheNewestThen() throws Exception {
        publish(10);
        publish(20);
        SavedCheckpoints.flipOneBit(copies.resolve("20/files/state.bin"));

        assertThatThrownBy(() -> store.restore("run-1", 20, into.resolve("20")))
                .isInstanceOf(DamagedCheckpointException.class)
                .hasMessageContaining(copies.resolve("20") + " is damaged");
        assertThat(SavedCheckpoints.entries(into)).isZero();
        assertThat(store.newest("run-1").orElseThrow().step()).isEqualTo(10);
    }

    @Test
    void aCopyThatLostAFileIsDamaged() throws Exception {
        publish(10);
        Files.delete(copies.resolve("10/files/shards/0"));

        assertThatThrownBy(() -> store.restore("run-1", 10, into.resolve("10")))
                .isInstanceOf(DamagedCheckpointException.class);
        assertThat(store.newest("run-1")).isEmpty();
    }

    @Test
    void aTornCopyIsNoCopy() throws Exception {
        publish(10);
        Files.createDirectories(copies.resolve("30/files"));
        Files.createDirectories(copies.resolve(".40.x.tmp/files"));
        Files.writeString(Files.createDirectories(copies.resolve("50")).resolve("checkpoint.json"), "{\"step\":5");

        assertThat(store.newest("run-1").orElseThrow().step()).isEqualTo(10);
        assertThatThrownBy(() -> store.restore("run-1", 50, into.resolve("50")))
                .isInstanceOf(DamagedCheckpointException.class);
    }

    @Test
    void theSameStepOfALaterAttemptReplacesTheFormerOne() throws Exception {
        publish(10);
        Path again = SavedCheckpoints.save(directory.resolve("train"), 10);
        SavedCheckpoints.flipOneBit(again.resolve("state.bin"));
        CheckpointDigest digest = reader.digest(again);

        store.publish("run-1", 10, again, digest);

        assertThat(store.newest("run-1").orElseThrow().digest()).isEqualTo(digest);
        assertThat(SavedCheckpoints.entries(copies)).isEqualTo(1);
    }

    @Test
    void onlyTheNewestAreKept() throws Exception {
        publish(9);
        publish(10);
        publish(11);

        store.keepNewest("run-1", 2);

        assertThat(SavedCheckpoints.entries(copies)).isEqualTo(2);
        assertThat(new CheckpointFolder(copies, Checkpoints.USUAL).steps()).containsExactly(11L, 10L);
    }

    @Test
    void whatACrashLeftBehindIsRemovedADayLater() throws Exception {
        Path left = Files.createDirectories(copies.resolve(".9.x.tmp"));
        Path young = Files.createDirectories(copies.resolve(".8.x.tmp"));
        Files.setLastModifiedTime(
                left, FileTime.from(Clock.systemUTC().instant().minus(Duration.ofHours(25))));

        publish(10);

        assertThat(left).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void noRunIdLeadsOutOfTheStore() {
        assertThatThrownBy(() -> store.newest("../etc")).isInstanceOf(IllegalArgumentException.class);
    }

    private CheckpointDigest publish(long step) throws IOException, DamagedCheckpointException {
        Path checkpoint = SavedCheckpoints.save(directory.resolve("train"), step);
        CheckpointDigest digest = reader.digest(checkpoint);
        store.publish("run-1", step, checkpoint, digest);
        return digest;
    }
}
