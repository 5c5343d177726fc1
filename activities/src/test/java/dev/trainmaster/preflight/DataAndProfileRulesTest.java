package dev.trainmaster.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trainmaster.TestRequests;
import dev.trainmaster.request.Device;
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

    @Test
    void aDeviceThatThisHostLacksIsMissing() throws IOException {
        Path trainers = Files.createDirectories(folder.resolve("trainers"));
        Files.writeString(trainers.resolve("fast.yaml"), "name: fast\ncommand: [sh, train.sh]\n");
        PreflightSite site = new PreflightSite(folder)
                .prepared(
                        new TrainerProfiles(trainers),
                        TestRequests.with(Map.of("trainer", "fast", "hyperparameters", Map.of("device", "cuda"))));

        site.devices = device -> device != Device.CUDA;
        assertThat(of("device-missing", site.check()))
                .extracting(Finding::place, Finding::text)
                .containsExactly(tuple("hyperparameters.device", "this host has no cuda"));
        site.devices = device -> true;
        assertThat(site.check().errors()).isEmpty();
    }

    @Test
    void lengthsThatAreEstimatedSayThatTheyAre() throws IOException {
        Path trainers = Files.createDirectories(folder.resolve("trainers"));
        Files.writeString(trainers.resolve("own.yaml"), "name: own\ncommand: [sh, train.sh]\n");
        dataset(RECORD.formatted("p".repeat(400)) + RECORD.formatted("p".repeat(800)));

        PreflightReport report = new PreflightSite(folder)
                .prepared(
                        new TrainerProfiles(trainers),
                        TestRequests.with(Map.of(
                                "trainer",
                                "own",
                                "dataset",
                                "own",
                                "format",
                                "training_example",
                                "hyperparameters",
                                Map.of("maxSeqLength", 128))))
                .check();

        assertThat(report.plan().orElseThrow().lengths().unit()).isEqualTo("tokens, estimated as UTF-8 bytes / 4");
        assertThat(of("records-cut", report))
                .extracting(Finding::text)
                .containsExactly("1 of 2 records (50.0 %) are longer than maxSeqLength 128 (tokens, estimated as UTF-8"
                        + " bytes / 4), the longest has 201: their ends are not learned");
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
