package dev.trainmaster.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.TestRequests;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.Sha256;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftFilesTest {
    @TempDir
    Path folder;

    private RunDirectory run;
    private LeftFiles files;

    @BeforeEach
    void aRunThatHasTrained() throws IOException {
        Files.writeString(folder.resolve("own.yaml"), "name: own\ncommand: [t]\nmodel: {directory: model}\n");
        files = new LeftFiles(new TrainerProfiles(folder));
        run = new RunDirectory(folder.resolve("run"));
        Files.createDirectories(run.train().resolve("model"));
        Files.writeString(run.train().resolve("model/weights.bin"), "learned");
        Files.writeString(run.metrics(), "{}\n");
    }

    @Test
    void aFinishedRunTellsEveryFileOfItsModelAndItsMetrics() throws IOException {
        assertThat(left("own", Phase.COMPLETED))
                .containsExactly(
                        new RunFile("train/model/weights.bin", 7, Sha256.ofBytes("learned".getBytes())),
                        new RunFile("train/metrics.jsonl", 3, Sha256.ofBytes("{}\n".getBytes())));
    }

    @Test
    void aRunThatDidNotFinishLeavesNothingToBelieveIn() throws IOException {
        assertThat(left("own", Phase.FAILED)).isEmpty();
    }

    @Test
    void aProfileThatIsGoneSinceDoesNotKeepTheRunFromEnding() throws IOException {
        assertThat(left("forgotten", Phase.COMPLETED)).extracting(RunFile::name).containsExactly("train/metrics.jsonl");
    }

    @Test
    void whatWasChangedOrRemovedSinceIsNamed() throws IOException {
        RunResult told = result("own", Phase.COMPLETED).leaving(left("own", Phase.COMPLETED));
        assertThat(LeftFiles.changes(run, told)).isEmpty();

        Files.writeString(run.train().resolve("model/weights.bin"), "changed");
        Files.delete(run.metrics());

        assertThat(LeftFiles.changes(run, told))
                .hasSize(2)
                .contains("there is no file train/metrics.jsonl any more")
                .anyMatch(change -> change.startsWith("train/model/weights.bin was changed"));
        assertThat(LeftFiles.changes(run, told.leaving(List.of(new RunFile("../../etc/hostname", 1, "x")))))
                .containsExactly("there is no file ../../etc/hostname any more");
    }

    private List<RunFile> left(String trainer, Phase outcome) throws IOException {
        return files.of(run, result(trainer, outcome), () -> {});
    }

    private RunResult result(String trainer, Phase outcome) {
        return new RunResult(
                "r",
                outcome,
                List.of(),
                Optional.of(TestRequests.with(Map.of("trainer", trainer))),
                Optional.of(run.root().toString()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                null,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
