package dev.trainmaster.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillAndResumeTest {
    private static final int STEPS = 35;

    @TempDir
    Path root;

    private Workspace workspace;
    private Path undisturbed;
    private Path disturbed;

    @BeforeEach
    void trainsOnceUndisturbed() {
        workspace = new Workspace(root);
        undisturbed = workspace.output("undisturbed");
        disturbed = workspace.output("disturbed");
        assertThat(InProcess.train(workspace.manifest(), undisturbed).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aTrainingKilledInTheMiddleEndsWithTheSameWeightsAndLossesToTheBit() throws Exception {
        for (int step : List.of(5, 14, 27)) {
            try (ChildTrainer child = start(10)) {
                child.awaitStep(step);
                child.kill();
            }
        }
        try (ChildTrainer child = start(0)) {
            assertThat(child.exitCode()).as(child.err()).isZero();
        }
        assertSameAsUndisturbed();
    }

    @Test
    void aTermSavesExits143QuicklyAndTheResumedTrainingEndsTheSameToTheBit() throws Exception {
        try (ChildTrainer child = start(50)) {
            child.awaitStep(13);
            Instant asked = Instant.now();
            child.terminate();
            assertThat(child.exitCode()).isEqualTo(143);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(child.err()).isEmpty();
        }
        int saved = Workspace.metrics(disturbed).size();
        assertThat(disturbed.resolve("checkpoints/" + saved)).isDirectory();
        try (ChildTrainer child = start(0)) {
            assertThat(child.exitCode()).as(child.err()).isZero();
        }
        assertSameAsUndisturbed();
    }

    @Test
    void theInterpreterComputesTheSameBitsAsTheCompilers() throws Exception {
        Path manifest = workspace.with("maxSteps", 5).manifest();
        Path compiled = workspace.output("compiled");
        assertThat(InProcess.train(manifest, compiled).code()).isEqualTo(ExitCode.OK);
        try (ChildTrainer child = ChildTrainer.start(manifest, disturbed, 0, "-Xint")) {
            assertThat(child.exitCode()).as(child.err()).isZero();
        }
        assertThat(Workspace.weights(disturbed, 5)).isEqualTo(Workspace.weights(compiled, 5));
    }

    @Test
    void aSecondTrainerOnTheSameDirectoryDoesNotStart() throws Exception {
        try (ChildTrainer first = start(50)) {
            first.awaitStep(2);
            try (ChildTrainer second = start(0)) {
                assertThat(second.exitCode()).isEqualTo(ExitCode.CONFIG.number());
                assertThat(second.err()).contains("another reference trainer works in " + disturbed);
            }
            first.awaitStep(4);
        }
    }

    @Test
    void aFullMemoryEndsTheProcessAndLeavesItsTrace() throws Exception {
        workspace.content("{\"id\":\"" + "x".repeat(40_000_000) + "\n");
        try (ChildTrainer child = ChildTrainer.start(workspace.manifest(), disturbed, 0, "-Xmx32m")) {
            assertThat(child.exitCode()).isEqualTo(ExitCode.DEFECT.number());
            assertThat(child.err()).contains("OutOfMemoryError");
        }
    }

    private ChildTrainer start(int stepMillis) throws Exception {
        return ChildTrainer.start(workspace.manifest(), disturbed, stepMillis);
    }

    private void assertSameAsUndisturbed() {
        assertThat(Workspace.timeless(disturbed))
                .isEqualTo(Workspace.timeless(undisturbed))
                .hasSize(STEPS + 1);
        assertThat(Workspace.weights(disturbed, STEPS)).isEqualTo(Workspace.weights(undisturbed, STEPS));
    }
}
