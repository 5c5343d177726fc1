package dev.trainmaster.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.approval.ApprovalGate;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.failure.TrainerDeath;
import dev.trainmaster.failure.TrainerFailureClass;
import dev.trainmaster.fixture.Requests;
import dev.trainmaster.fixture.Samples;
import dev.trainmaster.preflight.Finding;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.preflight.Severity;
import dev.trainmaster.request.TrainingRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DetailsPageTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String NASTY = "a`b\n# Approved\n\n**x** <script>alert(1)</script> [y](http://z) | \u0007";

    private final TrainingRequest request = Requests.training()
            .with("requestedBy", "carol")
            .with("note", "for the demo")
            .read();
    private final ApprovalGate gate = new ApprovalGate(request.approval(), request.requestedBy());
    private final RunBook book = new RunBook("run-1", gate, NOW);

    private String page() {
        return DetailsPage.of(book.status());
    }

    @Test
    void itStartsWithThePhaseAlone() {
        assertThat(page()).isEqualTo("### Exporting\n\n");
    }

    @Test
    void whoeverApprovesReadsWhatRunsWhatWasFoundAndHowToApprove() {
        book.request(request);
        book.home(Samples.HOME);
        book.dataset(Samples.export());
        book.manifest(Samples.manifest());
        book.report(Samples.report());
        book.enter(Phase.AWAITING_APPROVAL, NOW);
        gate.open(Samples.DIGEST, NOW);

        assertThat(page().split("\n\n"))
                .containsExactly(
                        "### Awaiting approval",
                        "`reference` trains `tiny` on `sample` (local), asked for by carol",
                        "> for the demo",
                        "Data: 16 records, 4096 bytes, `sha256:" + "a".repeat(64) + "`",
                        "Plan: 60 steps",
                        "`reference --manifest /runs/run/manifest.yaml`",
                        "The dry run found no problem.",
                        "**Approvals: 0 of 1.** Waits until 2026-01-02T00:00:00Z",
                        "Approve with `trainmaster approve run-1`, or send the signal `approve` with your name as"
                                + " input: `\"name\"`. Refuse with the signal `reject`:"
                                + " `{\"approver\": \"name\", \"comment\": \"why\"}`.",
                        "Manifest: `sha256:" + Samples.DIGEST + "`",
                        "Files: `/runs/run` on `host`");
    }

    @Test
    void aFailedRunTellsWhyAndWhatToDo() {
        book.failed(Failure.of(FailureType.DATASET_EMPTY, Phase.EXPORTING, "no record matched lang"));
        book.enter(Phase.FAILED, NOW);
        assertThat(page())
                .startsWith("### Failed\n\n**DatasetEmpty** while exporting: no record matched lang\n\n_"
                        + FailureType.DATASET_EMPTY.hint() + "_");
    }

    @Test
    void aDeadTrainerIsToldWithItsClassItsSignalAndItsLog() {
        book.failed(Failure.ofTrainer(
                "the trainer was ended by SIGKILL",
                new TrainerDeath(
                        TrainerFailureClass.KILLED,
                        OptionalInt.empty(),
                        Optional.of("SIGKILL"),
                        List.of("last line"),
                        Optional.of("/runs/run/train/1/stderr.log"))));

        assertThat(page()).contains("Class: `killed`, signal `SIGKILL`, log: `/runs/run/train/1/stderr.log`\n");
    }

    @Test
    void progressIsToldInOneLine() {
        book.progress(Samples.progress(20, 3.25));
        assertThat(page()).contains("Step 20 of 60, loss 3.2500, about 10 s left\n");
    }

    @Test
    void oddInputCannotBreakThePage() {
        book.request(Requests.training()
                .with("model", NASTY)
                .with("requestedBy", NASTY)
                .with("note", NASTY)
                .read());
        book.report(new PreflightReport(
                List.of(new Finding(NASTY, Severity.WARNING, NASTY, NASTY, NASTY)), Optional.empty(), NASTY));
        book.warn(NASTY);
        book.failed(Failure.of(FailureType.TRAINER_FAILED, Phase.TRAINING, NASTY));
        book.warn(NASTY);

        String page = page();

        assertThat(page.lines().filter(line -> line.startsWith("#"))).containsExactly("### Exporting");
        assertThat(page.replaceAll("`[^`\n]*`", "code"))
                .doesNotContainPattern("(?<!\\\\)<script")
                .doesNotContainPattern("(?<!\\\\)\\[y")
                .doesNotContain("\u0007");
        assertThat(page.lines().filter(line -> !line.startsWith("_")))
                .allSatisfy(line -> assertThat(line.replace("\\`", "")
                                        .chars()
                                        .filter(c -> c == '`')
                                        .count()
                                % 2)
                        .as(line)
                        .isZero());
    }

    @Test
    void aLongReportIsCutAndThePageStaysSmall() {
        Finding finding = new Finding("rule", Severity.ERROR, "place", "x".repeat(100_000), "mend it");
        book.report(Samples.report(Collections.nCopies(500, finding).toArray(Finding[]::new)));
        book.warn("y".repeat(100_000));
        assertThat(page()).hasSizeLessThan(10_000);
        assertThat(page().lines().filter(line -> line.startsWith("- "))).hasSize(10);
        assertThat(page()).contains("and 490 more in `/runs/run/report.json`");
    }
}
