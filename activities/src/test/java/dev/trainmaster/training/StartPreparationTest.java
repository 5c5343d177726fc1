package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartPreparationTest {
    private static final Map<String, Object> MANIFEST = Map.of(
            "command", List.of("train", "config.yaml"),
            "files", Map.of("config.yaml", Map.of("resume", false)),
            "resume",
                    Map.of(
                            "command", List.of("train", "config.yaml", "--from={checkpoint}/x"),
                            "files", Map.of("config.yaml", Map.of("resume", "{checkpoint}", "steps", List.of(3)))));

    @TempDir
    Path folder;

    private RunDirectory run;

    @BeforeEach
    void create() throws IOException {
        run = new RunDirectory(folder.resolve("run"));
        run.create();
    }

    @Test
    void withoutACheckpointTheFirstPlanStarts() throws IOException {
        PreparedStart prepared = prepare(MANIFEST);

        assertThat(prepared.argv()).containsExactly("train", "config.yaml");
        assertThat(run.root().resolve("generated/config.yaml")).hasContent("resume: false\n");
    }

    @Test
    void withAWholeCheckpointTheOtherOneNamesItAndATornOneIsOutOfTheWay() throws IOException {
        Path whole = Files.createDirectories(run.train().resolve("out/checkpoint-10"));
        Files.writeString(whole.resolve("state.json"), "{}");
        Files.createDirectories(run.train().resolve("out/checkpoint-20"));

        PreparedStart prepared = prepare(MANIFEST);

        assertThat(prepared.argv()).endsWith("--from=" + whole + "/x");
        assertThat(run.root().resolve("generated/config.yaml")).content().contains("resume: " + whole, "- 3");
        assertThat(run.train().resolve("out/torn-checkpoint-20")).exists();
    }

    @Test
    void noManifestWritesOutsideOfItsFolder() {
        assertThatThrownBy(() ->
                        prepare(Map.of("command", List.of("x"), "files", Map.of("../../out.yaml", Map.of("a", 1)))))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("outside");
        assertThat(folder.resolve("out.yaml")).doesNotExist();
    }

    private PreparedStart prepare(Map<String, Object> manifest) throws IOException {
        Files.writeString(folder.resolve("hf.yaml"), """
                name: hf
                command: [train]
                checkpoints: {directory: out, name: "checkpoint-{step}", complete: [state.json], damaged: "torn-{name}"}
                """);
        TrainerProfile profile = new TrainerProfiles(folder).find("hf");
        return new StartPreparation(run, profile)
                .prepare(1, ApprovedLaunch.read(manifest).orElseThrow());
    }
}
