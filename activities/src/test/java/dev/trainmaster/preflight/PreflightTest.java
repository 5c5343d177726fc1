package dev.trainmaster.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.TestRequests;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreflightTest extends OnARunDirectory {

    @Test
    void aGoodRunHasAPlanAndNoErrors() throws IOException {
        PreflightReport report = check(ANSWERS, Map.of());

        assertThat(report.errors()).isEmpty();
        TrainingPlan plan = report.plan().orElseThrow();
        assertThat(plan.command())
                .containsExactly("sh", "train.sh", run.resolve("manifest.yaml").toString());
        assertThat(plan.trainerVersion()).contains("7");
        assertThat(plan.records()).isEqualTo(418);
        assertThat(plan.totalSteps()).hasValue(156);
        assertThat(plan.lengths().unit()).isEqualTo("bytes");
        assertThat(plan.lengths().median()).isBetween(50L, 1_000L);
        assertThat(plan.lengths().cutShare()).isBetween(0.0, 1.0);
        assertThat(new JsonFiles().read(Path.of(report.path()), PreflightReport.class))
                .isEqualTo(report);
    }

    @Test
    void allProblemsStandInOneReport() throws IOException {
        PreflightSite prepared =
                prepare(ANSWERS, Map.of("hyperparameters", Map.of("device", "cuda", "maxSeqLength", 128)));
        Files.writeString(Path.of(prepared.order.dataset().path()), "no json\n", StandardOpenOption.APPEND);
        Files.writeString(run.resolve("manifest.yaml"), "x: 1\n", StandardOpenOption.APPEND);

        PreflightReport report = prepared.check();

        assertThat(report.findings())
                .extracting(Finding::rule)
                .contains("record-invalid", "dataset-changed", "manifest-changed", "device-unsupported", "records-cut");
        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals("record-invalid"))
                .extracting(Finding::place)
                .containsExactly(prepared.order.dataset().path() + ":419:1");
    }

    @Test
    void warningsAreErrorsWhenTheRequestSaysSo() throws IOException {
        Map<String, Object> tight = Map.of("maxSeqLength", 128);

        assertThat(check(ANSWERS, Map.of("hyperparameters", tight)).failed()).isFalse();
        PreflightReport strict =
                check(ANSWERS, Map.of("hyperparameters", tight, "preflight", Map.of("warningsAsErrors", true)));

        assertThat(strict.errors()).extracting(Finding::rule).containsExactly("records-cut");
    }

    @Test
    void oneByteThatChangedIsNoticed() throws IOException {
        PreflightSite prepared = prepare(ANSWERS, Map.of());
        Path file = Path.of(prepared.order.dataset().path());
        Files.writeString(file, Files.readString(file).replaceFirst("What is", "What iz"));

        assertThat(prepared.check().errors()).extracting(Finding::rule).containsExactly("dataset-changed");
    }

    @Test
    void aLimitThatThisHostCannotKeepIsAnErrorWithWhatIsMissing() throws IOException {
        PreflightSite prepared = prepare(ANSWERS, Map.of("resources", Map.of("memory", "8GiB")));

        prepared.bounds =
                limits -> limits.memoryBytes().isPresent() ? Optional.of("no controller here") : Optional.empty();

        PreflightReport report = prepared.check();

        assertThat(report.errors()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("resources-unenforceable");
            assertThat(finding.text()).contains("no controller here");
        });
    }

    @Test
    void aTrainerThatIsNotInstalledNamesTheMissingFile() throws IOException {
        TrainingRequest request = TestRequests.usual();
        PreflightSite prepared =
                new PreflightSite(folder).prepared(new TrainerProfiles(folder.resolve("none")), request);

        assertThat(prepared.check().errors()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("trainer-not-installed");
            assertThat(finding.text()).contains("trainmaster-reference-trainer.jar");
        });
    }

    @Test
    void aFullDiskIsToldBeforeAnybodyTrains() throws IOException {
        PreflightSite prepared = prepare(ANSWERS, Map.of());

        prepared.disk = path -> 1024;

        PreflightReport report = prepared.check();

        assertThat(report.errors()).extracting(Finding::rule).containsExactly("disk-full");
    }

    @Test
    void fewerRecordsThanABatchOfATrainerThatDropsTheTailGiveNoStep() throws IOException {
        PreflightReport report = check(
                "echo '{\"records\":3,\"stepsPerEpoch\":0,\"totalSteps\":0}'\n",
                Map.of("selection", Map.of("limit", 3)));

        assertThat(report.errors()).extracting(Finding::rule).containsExactly("no-steps");
    }

    @Test
    void aReportForTheHistoryStaysSmallAndTheFileKeepsAll() throws IOException {
        PreflightSite prepared = prepare(ANSWERS, Map.of());
        Files.writeString(
                Path.of(prepared.order.dataset().path()),
                ("x".repeat(900) + "\n").repeat(500),
                StandardOpenOption.APPEND);

        PreflightReport report = prepared.check();

        assertThat(new JsonFiles().bytes(report).length).isLessThanOrEqualTo(32 * 1024);
        assertThat(report.failed()).isTrue();
        List<Finding> whole = new JsonFiles()
                .read(Path.of(report.path()), PreflightReport.class)
                .findings();
        assertThat(whole)
                .filteredOn(finding -> finding.rule().equals("record-invalid"))
                .hasSize(100);
    }
}
