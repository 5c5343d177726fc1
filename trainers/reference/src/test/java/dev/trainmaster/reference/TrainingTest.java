package dev.trainmaster.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    @TempDir
    Path root;

    private Workspace workspace;
    private Path output;

    @BeforeEach
    void workspace() {
        workspace = new Workspace(root);
        output = workspace.output("train");
    }

    @Test
    void learnsTheLossFallsFromThatOfGuessingToLessThanOneNatPerByte() {
        Path manifest = workspace
                .records(300)
                .with("batchSize", 8)
                .with("maxSeqLength", 256)
                .with("maxSteps", 120)
                .manifest();
        assertThat(InProcess.train(manifest, output).code()).isEqualTo(ExitCode.OK);
        assertThat(loss(1)).isBetween(5.4, 5.7);
        assertThat(loss(120)).isLessThan(1.0);
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        InProcess.train(workspace.manifest(), output);
        InProcess.train(workspace.manifest(), workspace.output("again"));
        InProcess.train(workspace.with("seed", 43).manifest(), workspace.output("other"));
        assertThat(Workspace.weights(workspace.output("again"), 35)).isEqualTo(Workspace.weights(output, 35));
        assertThat(Workspace.timeless(workspace.output("again"))).isEqualTo(Workspace.timeless(output));
        assertThat(Workspace.weights(workspace.output("other"), 35)).isNotEqualTo(Workspace.weights(output, 35));
    }

    @Test
    void everyJavaVersionAndReleaseComputesTheseBits() throws Exception {
        InProcess.train(workspace.manifest(), output);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Workspace.weights(output, 35));
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("5a29d0f897deb1b3f3e5fd6cb7a10c366d9db09cfc4c70a59e4be1bb9ffe16b3");
    }

    @Test
    void eachStepIsToldOnceAndTheEndIsRecorded() {
        InProcess.train(workspace.manifest(), output);
        List<Map<String, String>> lines = Workspace.metrics(output);
        assertThat(lines).hasSize(36);
        for (int step = 1; step <= 35; step++) {
            assertThat(lines.get(step - 1))
                    .containsEntry("step", Integer.toString(step))
                    .containsOnlyKeys("step", "epoch", "loss", "learningRate", "tokens", "time");
        }
        assertThat(lines.get(35)).isEqualTo(Map.of("event", "completed", "step", "35"));
    }

    @Test
    void aCompleteTrainingRunAgainTrainsNoStep() throws IOException {
        InProcess.train(workspace.manifest(), output);
        String before = Files.readString(output.resolve("metrics.jsonl"));
        InProcess again = InProcess.train(workspace.manifest(), output);
        assertThat(again.code()).isEqualTo(ExitCode.OK);
        assertThat(again.out()).contains("already complete at step 35");
        assertThat(output.resolve("metrics.jsonl")).hasContent(before);
    }

    @Test
    void anEndThatWasNotRecordedIsRecordedByTheNextStart() throws IOException {
        InProcess.train(workspace.manifest(), output);
        String whole = Files.readString(output.resolve("metrics.jsonl"));
        Files.writeString(
                output.resolve("metrics.jsonl"), whole.replace("{\"event\":\"completed\",\"step\":35}\n", "{\"ev"));
        assertThat(InProcess.train(workspace.manifest(), output).code()).isEqualTo(ExitCode.OK);
        assertThat(output.resolve("metrics.jsonl")).hasContent(whole);
    }

    @Test
    void moreStepsContinueACompleteTrainingAsIfItHadNeverEnded() {
        InProcess.train(workspace.with("maxSteps", 13).manifest(), output);
        InProcess.train(workspace.with("maxSteps", 35).manifest(), output);
        InProcess.train(workspace.manifest(), workspace.output("straight"));
        assertThat(Workspace.timeless(output)).isEqualTo(Workspace.timeless(workspace.output("straight")));
        assertThat(Workspace.weights(output, 35)).isEqualTo(Workspace.weights(workspace.output("straight"), 35));
    }

    @Test
    void aDamagedNewestCheckpointIsToldAndTheOneBeforeItUsed() throws IOException {
        InProcess.train(workspace.manifest(), output);
        byte[] good = Workspace.weights(output, 35);
        byte[] damaged = good.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(output.resolve("checkpoints/35/state.bin"), damaged);
        InProcess resumed = InProcess.train(workspace.manifest(), output);
        assertThat(resumed.code()).isEqualTo(ExitCode.OK);
        assertThat(resumed.err()).contains("checkpoints/35 is damaged", "renamed to 35.damaged");
        assertThat(resumed.out()).contains("resuming after step 30");
        assertThat(Workspace.weights(output, 35)).isEqualTo(good);
        assertThat(Workspace.metrics(output)).hasSize(36);
    }

    @Test
    void aCheckpointThatAKillLeftUnfinishedIsNoCheckpointAndGoesAway() throws IOException {
        InProcess.train(workspace.with("maxSteps", 13).manifest(), output);
        Files.createDirectory(output.resolve("checkpoints/14.tmp"));
        InProcess resumed = InProcess.train(workspace.with("maxSteps", 35).manifest(), output);
        assertThat(resumed.out()).contains("resuming after step 13");
        assertThat(resumed.err()).isEmpty();
        assertThat(output.resolve("checkpoints").toFile().list()).containsExactlyInAnyOrder("20", "30", "35");
    }

    @Test
    void asManyCheckpointsStayAsTheManifestSays() {
        InProcess.train(workspace.manifest("checkpoints: {keepLast: 2, keepBest: 1}\n"), output);

        assertThat(output.resolve("checkpoints").toFile().list()).containsExactlyInAnyOrder("30", "35");
    }

    @Test
    void aCheckpointOfOtherSettingsIsNotContinued() {
        InProcess.train(workspace.manifest(), output);
        InProcess other = InProcess.train(workspace.with("learningRate", 0.001).manifest(), output);
        assertThat(other.code()).isEqualTo(ExitCode.CONFIG);
        assertThat(other.err()).contains("was trained with learningRate 0.003, the manifest says 0.001");
    }

    @Test
    void aLossThatIsNotFiniteEndsTheTrainingBeforeItIsSaved() {
        Path manifest = workspace.manifest();
        InProcess diverged = InProcess.run(
                Map.of("TRAINMASTER_REFERENCE_OVERFLOW_AT_STEP", "14"),
                "--manifest",
                manifest.toString(),
                "--output",
                output.toString());
        assertThat(diverged.code()).isEqualTo(ExitCode.LOSS_NOT_FINITE);
        assertThat(diverged.err())
                .startsWith("error: the loss of step 14 is NaN")
                .hasLineCount(1);
        assertThat(Workspace.metrics(output))
                .hasSize(14)
                .last()
                .satisfies(line -> assertThat(line).containsEntry("loss", "NaN"));
        assertThat(output.resolve("checkpoints")).isDirectoryNotContaining("glob:**/14");

        assertThat(InProcess.train(manifest, output).code()).isEqualTo(ExitCode.OK);
        assertThat(Workspace.metrics(output)).hasSize(36);
    }

    @Test
    void aFullDiskEndsTheTrainingAndSaysSo() throws IOException {
        Files.createDirectories(output);
        Files.createSymbolicLink(output.resolve("metrics.jsonl"), Path.of("/dev/full"));
        InProcess full = InProcess.train(workspace.manifest(), output);
        Files.delete(output.resolve("metrics.jsonl"));
        assertThat(full.code()).isEqualTo(ExitCode.DISK);
        assertThat(full.err()).contains("metrics.jsonl", "Check free space").hasLineCount(1);
    }

    @Test
    void anOutputThatIsNoDirectoryIsADiskProblem() {
        InProcess refused = InProcess.train(workspace.manifest(), workspace.data());
        assertThat(refused.code()).isEqualTo(ExitCode.DISK);
        assertThat(refused.err()).contains("cannot use the output directory " + workspace.data());
    }

    private double loss(int step) {
        return Double.parseDouble(Workspace.metrics(output).get(step - 1).get("loss"));
    }
}
