package dev.trainmaster.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.trainer.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {

    @TempDir
    Path directory;

    @Test
    void theNewestStepIsTheHighestNumberNotTheLastName() throws IOException {
        saved("9");
        saved("100");
        saved("20");

        assertThat(new CheckpointFolder(directory, Checkpoints.USUAL).newestStep())
                .hasValue(100);
    }

    @Test
    void whatIsUnfinishedOrDamagedOrNoFolderIsNoCheckpoint() throws IOException {
        saved("10");
        saved("20.tmp");
        saved("30.damaged");
        saved("40.orbax-checkpoint-tmp");
        saved("-50");
        saved("070");
        saved("9999999999999999999999");
        Files.writeString(directory.resolve("60"), "a file");

        assertThat(new CheckpointFolder(directory, Checkpoints.USUAL).newestStep())
                .hasValue(10);
    }

    @Test
    void noFolderIsNoCheckpoint() throws IOException {
        assertThat(new CheckpointFolder(directory.resolve("none"), Checkpoints.USUAL).newestStep())
                .isEmpty();
    }

    @Test
    void aTrainersOwnNamesAreUnderstoodAndWhatLacksAFileIsNotWhole() throws IOException {
        Checkpoints kind = new Checkpoints("out", "checkpoint-{step}", List.of("trainer_state.json"), null, null);
        saved("checkpoint-60");
        saved("checkpoint-120");
        saved("7");
        Files.writeString(directory.resolve("checkpoint-60/trainer_state.json"), "{}");
        CheckpointFolder folder = new CheckpointFolder(directory, kind);

        assertThat(folder.steps()).containsExactly(60L);
        assertThat(folder.of(60)).isEqualTo(directory.resolve("checkpoint-60"));
        assertThat(folder.quarantineOf(60)).isEqualTo(directory.resolve("checkpoint-60.damaged"));
    }

    @Test
    void aSecondQuarantineOfAStepDoesNotReplaceTheFirst() throws IOException {
        saved("10.damaged");

        assertThat(new CheckpointFolder(directory, Checkpoints.USUAL).quarantineOf(10))
                .isEqualTo(directory.resolve("10.damaged-2"));
    }

    private void saved(String name) throws IOException {
        Files.createDirectory(directory.resolve(name));
    }
}
