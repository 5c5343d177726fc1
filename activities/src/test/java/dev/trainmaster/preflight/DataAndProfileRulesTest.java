package dev.trainmaster.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.TestRequests;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules about the records and about what a profile allows, each alone in its report. */
class DataAndProfileRulesTest extends OnARunDirectory {
    private static final String SILENT = "echo '{}'\n";
    private static final String RECORD = "{\"prompt\": \"%s\", \"response\": \"r\"}\n";

    @Test
    void anExportThatIsGoneIsMissing() throws IOException {
        PreflightSite site = prepare(SILENT, Map.of());
        Path exported = Path.of(site.order.dataset().path());
        Files.delete(exported);

        assertThat(of("dataset-missing", site.check()))
                .extracting(Finding::place)
                .containsExactly(exported.toString());
    }

    @Test
    void recordsThatWereLeftOutAreToldWithTheFirstOfThem() throws IOException {
        Path data = dataset(RECORD.formatted("p") + "{}\n" + RECORD.formatted("q"));

        PreflightReport report = check(
                SILENT,
                Map.of(
                        "dataset",
                        "own",
                        "format",
                        "training_example",
                        "selection",
                        Map.of("maxInvalid", 1),
                        "hyperparameters",
                        Map.of("batchSize", 1)));

        assertThat(of("records-skipped", report)).singleElement().satisfies(finding -> {
            assertThat(finding.place()).startsWith(data + ":2");
            assertThat(finding.text()).startsWith("1 of 3 records cannot be used");
        });
    }

    @Test
    void textsThatComeAgainAreCounted() throws IOException {
        dataset(RECORD.formatted("p").repeat(3) + RECORD.formatted("q"));

        PreflightReport report = check(SILENT, Map.of("dataset", "own", "format", "training_example"));

        assertThat(of("records-repeated", report))
                .extracting(Finding::text)
                .containsExactly("2 of 4 records have the same text as one before them");
    }

    @Test
    void aTrainerThatCountsOtherRecordsReadsAnotherFile() throws IOException {
        PreflightReport report = check("echo '{\"records\":417}'\n", Map.of());

        assertThat(of("trainer-disagrees", report))
                .extracting(Finding::text)
                .containsExactly("counts 417 records, but 418 were exported");
    }

    @Test
    void aDiskThatMayNotHoldTheCheckpointsIsAWarning() throws IOException {
        PreflightSite site = prepare(SILENT, Map.of());
        site.disk = path -> 100L << 20;

        PreflightReport report = site.check();

        assertThat(of("disk-low", report)).extracting(Finding::text).containsExactly("100 MiB are free");
        assertThat(of("disk-full", report)).isEmpty();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        PreflightSite site = prepare(SILENT, Map.of());
        Files.writeString(run.resolve("train"), "a file where the folder belongs");

        assertThat(of("output-unwritable", site.check()))
                .extracting(Finding::place)
                .containsExactly(run.resolve("train").toString());
    }

    @Test
    void aSettingAndAFormatThatTheProfileDoesNotHaveAreRefused() throws IOException {
        Path trainers = Files.createDirectories(folder.resolve("trainers"));
        Files.writeString(trainers.resolve("strict.yaml"), """
                name: strict
                command: [sh, train.sh]
                formats: [trace]
                settings: {rank: {type: integer}}
                """);

        PreflightReport report = new PreflightSite(folder)
                .prepared(
                        new TrainerProfiles(trainers),
                        TestRequests.with(Map.of("trainer", "strict", "settings", Map.of("rank", "high", "rang", 1))))
                .check();

        assertThat(of("setting-refused", report))
                .extracting(Finding::place)
                .containsExactlyInAnyOrder("settings.rank", "settings.rang");
        assertThat(of("format-unsupported", report))
                .extracting(Finding::text)
                .containsExactly("trainer strict does not read tunix_sft; it reads trace");
    }

    private Path dataset(String lines) throws IOException {
        Path file = Files.createDirectories(folder.resolve("datasets")).resolve("own.jsonl");
        return Files.writeString(file, lines);
    }

    private static List<Finding> of(String rule, PreflightReport report) {
        return report.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }
}
