package dev.trainmaster.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.trainer.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        Checkpoints kind =
                new Checkpoints("out", "checkpoint-{step}", List.of("trainer_state.json"), null, null, null, null);
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

    @Test
    void aCheckpointThatACrashToreIsNeitherResumedFromNorLeftInTheWay() throws IOException {
        Checkpoints kind = new Checkpoints(
                "out",
                "checkpoint-{step}",
                List.of("trainer_state.json", "model.safetensors"),
                "torn-{name}",
                null,
                List.of("checkpoint-is-incomplete.txt"),
                Optional.of(new Checkpoints.StepFile("trainer_state.json", "global_step")));
        whole(10);
        Files.delete(whole(20).resolve("trainer_state.json"));
        Files.writeString(whole(30).resolve("model.safetensors"), "");
        Files.writeString(whole(40).resolve("checkpoint-is-incomplete.txt"), "started");
        Files.writeString(whole(50).resolve("trainer_state.json"), "{\"global_step\": 49}");
        Files.writeString(whole(60).resolve("trainer_state.json"), "{\"global_st");
        CheckpointFolder folder = CheckpointFolder.in(directory, kind);

        assertThat(folder.newestStep()).hasValue(10);
        assertThat(folder.moveTornAside()).hasSize(5);
        assertThat(directory.resolve("out")).isDirectoryContaining("glob:**/torn-checkpoint-40");
        assertThat(directory.resolve("out/checkpoint-10")).exists();
        Files.delete(whole(20).resolve("trainer_state.json"));
        assertThat(folder.moveTornAside()).containsExactly(directory.resolve("out/torn-checkpoint-20-2"));
    }

    private Path whole(int step) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("out/checkpoint-" + step));
        Files.writeString(folder.resolve("model.safetensors"), "weights");
        Files.writeString(folder.resolve("trainer_state.json"), "{\"global_step\": " + step + "}");
        return folder;
    }
}
