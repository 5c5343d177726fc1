package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.dataset.EvaluationSet;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovedFilesTest {

    @TempDir
    Path directory;

    private TrainingOrder order;
    private ApprovedFiles files;

    @BeforeEach
    void approve() throws IOException {
        order = new TrainingSite(directory).order("approved", "--steps=7");
        files = new ApprovedFiles(order);
    }

    @Test
    void theCommandIsTheOneThatWasApproved() {
        assertThat(files.launch().fresh().command())
                .contains(TestTrainer.class.getName())
                .endsWith("--steps=7");
        assertThat(files.checkData(Optional::empty)).isEmpty();
    }

    @Test
    void aManifestThatWasChangedSinceIsNoLongerApproved() throws IOException {
        Path manifest = Path.of(order.manifest().path());
        Files.writeString(manifest, Files.readString(manifest).replace("--steps=7", "--steps=8"));

        assertRefused(files::launch, manifest + " is not what was approved");
    }

    @Test
    void dataThatWasChangedSinceIsNoLongerApproved() throws IOException {
        Path data = Path.of(order.dataset().path());
        Files.writeString(data, "{ }\n");

        assertRefused(() -> files.checkData(Optional::empty), data + " is not what was approved");
    }

    @Test
    void dataThatIsGoneIsNoLongerApproved() throws IOException {
        Files.delete(Path.of(order.dataset().path()));

        assertRefused(() -> files.checkData(Optional::empty), "now it is no file");
    }

    @Test
    void whatWasHeldBackForEvaluationMustBeWhatWasApprovedToo() throws IOException {
        Path held = Files.writeString(directory.resolve("held.jsonl"), "{}\n");
        ExportReceipt data = order.dataset();
        EvaluationSet evaluation = new EvaluationSet(held.toString(), Sha256.ofFile(held), Files.size(held), 1);
        files = new ApprovedFiles(new TrainingOrder(
                order.runId(),
                order.home(),
                order.request(),
                new ExportReceipt(
                        data.path(),
                        data.sha256(),
                        data.bytes(),
                        data.records(),
                        data.read(),
                        data.invalid(),
                        data.repeated(),
                        Optional.of(evaluation),
                        data.notes(),
                        data.firstProblems()),
                order.manifest(),
                order.start(),
                order.deadline(),
                order.totalSteps()));

        assertThat(files.checkData(Optional::empty)).isEmpty();
        Files.writeString(held, "{ }\n");
        assertRefused(() -> files.checkData(Optional::empty), held + " is not what was approved");
        Files.delete(held);
        assertRefused(() -> files.checkData(Optional::empty), "now it is no file");
    }

    @Test
    void aDecisionEndsTheReadingOfLargeData() {
        Decision decision = new Decision.Leave(DrainSignal.Wish.DETACH);

        assertThat(files.checkData(() -> Optional.of(decision))).hasValue(decision);
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .hasMessageContaining(message)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().type()).isEqualTo(FailureType.PREFLIGHT_FAILED));
    }
}
