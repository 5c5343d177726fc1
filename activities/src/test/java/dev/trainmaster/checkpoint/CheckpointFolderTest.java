package dev.trainmaster.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

        assertThat(new CheckpointFolder(directory).newestStep()).hasValue(100);
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

        assertThat(new CheckpointFolder(directory).newestStep()).hasValue(10);
    }

    @Test
    void noFolderIsNoCheckpoint() throws IOException {
        assertThat(new CheckpointFolder(directory.resolve("none")).newestStep()).isEmpty();
    }

    private void saved(String name) throws IOException {
        Files.createDirectory(directory.resolve(name));
    }
}
