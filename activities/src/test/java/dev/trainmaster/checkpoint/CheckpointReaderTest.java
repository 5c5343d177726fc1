package dev.trainmaster.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointReaderTest {

    @TempDir
    Path directory;

    private final CheckpointReader reader = new CheckpointReader(() -> false);
    private Path checkpoint;
    private CheckpointDigest digest;

    @BeforeEach
    void save() throws IOException {
        checkpoint = SavedCheckpoints.save(directory, 10);
        digest = reader.digest(checkpoint);
    }

    @Test
    void theSameFilesElsewhereHaveTheSameDigest() throws IOException {
        Path copy = SavedCheckpoints.save(directory.resolve("elsewhere"), 10);

        assertThat(reader.digest(copy)).isEqualTo(digest);
        assertThat(reader.difference(copy, digest)).isEmpty();
        assertThat(digest.files())
                .extracting(CheckpointFile::name)
                .containsExactly("checkpoint.json", "shards/0", "state.bin");
        assertThat(digest.bytes()).isEqualTo(3_000_000 + 11 + 11);
    }

    @Test
    void oneBitIsSeenAndTheFileIsNamed() throws IOException {
        SavedCheckpoints.flipOneBit(checkpoint.resolve("state.bin"));

        assertThat(reader.digest(checkpoint).sha256()).isNotEqualTo(digest.sha256());
        assertThat(reader.difference(checkpoint, digest)).get().asString().startsWith("state.bin has the sha256 ");
    }

    @Test
    void aFileThatIsMissingShortOrStrangeIsNamed() throws IOException {
        Files.writeString(checkpoint.resolve("more"), "x");
        assertThat(reader.difference(checkpoint, digest)).hasValue("more was not there before");

        Files.writeString(checkpoint.resolve("shards/0"), "");
        assertThat(reader.difference(checkpoint, digest)).hasValue("shards/0 has 0 bytes and had 11");

        Files.delete(checkpoint.resolve("shards/0"));
        assertThat(reader.difference(checkpoint, digest)).hasValue("shards/0 is missing");
    }

    @Test
    void aFileOfAnotherNameIsAnotherCheckpoint() throws IOException {
        Files.move(checkpoint.resolve("shards/0"), checkpoint.resolve("shards/1"));

        assertThat(reader.digest(checkpoint).sha256()).isNotEqualTo(digest.sha256());
    }

    @Test
    void aLinkCountsAsWhatItLeadsTo() throws IOException {
        Path shard = Files.move(checkpoint.resolve("shards/0"), directory.resolve("shard"));
        Files.createSymbolicLink(checkpoint.resolve("shards/0"), shard);

        assertThat(reader.difference(checkpoint, digest)).isEmpty();
    }

    @Test
    void readingEndsWhenItIsGivenUp() {
        assertThatThrownBy(() -> new CheckpointReader(() -> true).digest(checkpoint))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessageContaining("given up");
    }
}
