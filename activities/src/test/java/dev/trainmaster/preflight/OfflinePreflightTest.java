package dev.trainmaster.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.TestRequests;
import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.DatasetStore;
import dev.trainmaster.dataset.FileSource;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.manifest.ManifestWriter;
import dev.trainmaster.manifest.ProductVersion;
import dev.trainmaster.trainer.TestTrainers;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflinePreflightTest {
    private static final ReaderLimits LIMITS = ReaderLimits.ofThisProcess();

    @TempDir
    Path folder;

    @Test
    void provesARunWithoutAServer() throws IOException {
        DatasetStore store = new DatasetStore(folder.resolve("datasets"), LIMITS);
        List<String> heard = new ArrayList<>();

        PreflightReport report = offline()
                .check(
                        TestRequests.with(Map.of("trainer", "command")),
                        () -> store.open(new DatasetKey("sample")),
                        folder.resolve("scratch"),
                        heard::add);

        assertThat(report.errors()).isEmpty();
        assertThat(report.plan().orElseThrow().records()).isEqualTo(418);
        assertThat(heard).contains("probing the trainer");
    }

    @Test
    void aDatasetThatCannotBeUsedIsAFindingWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.jsonl"), "{}\n\n{\"prompt\": 1}\n");

        PreflightReport report = offline()
                .check(
                        TestRequests.with(Map.of("trainer", "command")),
                        () -> new FileSource(new DatasetKey("bad"), file, LIMITS),
                        folder.resolve("scratch"),
                        PreflightProgress.NONE);

        assertThat(report.errors())
                .extracting(Finding::rule)
                .containsExactly("dataset-unusable", "record-malformed", "record-malformed");
        assertThat(report.errors())
                .extracting(Finding::place)
                .containsExactly("dataset", file + ":1:2", file + ":3:12");
    }

    @Test
    void anUnknownTrainerAndABadDatasetAreToldTogether() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.jsonl"), "{}\n");

        PreflightReport report = offline()
                .check(
                        TestRequests.with(Map.of("trainer", "comand")),
                        () -> new FileSource(new DatasetKey("bad"), file, LIMITS),
                        folder.resolve("scratch"),
                        PreflightProgress.NONE);

        assertThat(report.errors())
                .extracting(Finding::rule)
                .containsExactly("dataset-unusable", "record-malformed", "trainer-unavailable");
    }

    @Test
    void aTemplateThatThereIsNotIsNoFaultOfTheDataset() throws IOException {
        DatasetStore store = new DatasetStore(folder.resolve("datasets"), LIMITS);

        PreflightReport report = offline()
                .check(
                        TestRequests.with(Map.of("trainer", "command", "chat", Map.of("template", "qwen"))),
                        () -> store.open(new DatasetKey("sample")),
                        folder.resolve("scratch"),
                        PreflightProgress.NONE);

        assertThat(report.errors()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("request-invalid");
            assertThat(finding.text()).contains("there is no chat template \"qwen\"", "chatml, gemma, llama-3");
        });
    }

    private OfflinePreflight offline() throws IOException {
        TrainerHost host = TestTrainers.host(folder);
        TrainerProfiles trainers = TestTrainers.probedBy(
                folder.resolve("trainers"),
                "sleep 0.2; echo '{\"records\":418,\"stepsPerEpoch\":53,\"totalSteps\":159}'\n");
        return new OfflinePreflight(
                trainers,
                new DatasetExporter(),
                new ManifestWriter(trainers, host, new ProductVersion("1")),
                new Preflight(trainers, host, Devices.ofThisMachine(), path -> 1L << 40, LIMITS));
    }
}
