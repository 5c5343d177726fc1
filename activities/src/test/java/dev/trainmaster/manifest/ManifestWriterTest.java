package dev.trainmaster.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainmaster.TestRequests;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.Sha256;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ManifestWriterTest {
    private static final ExportReceipt DATASET =
            new ExportReceipt("/runs/r/dataset.jsonl", "abc", 1234, 56, 57, 1, List.of());

    @TempDir
    Path folder;

    private String profileSets = "do not tell";

    @Test
    void everythingThatDecidesWhatRunsStandsInIt() throws IOException {
        ManifestReceipt receipt = write(Map.of("hyperparameters", Map.of("maxSteps", 9), "revision", "3f2a-dirty"));

        assertThat(Files.readString(Path.of(receipt.path())))
                .endsWith("lock: " + receipt.lock().orElseThrow() + "\n")
                .startsWith("""
                schemaVersion: 1
                runId: r
                createdBy: trainmaster 1.2.3
                dataset:
                  key: sample
                  path: /runs/r/dataset.jsonl
                  format: tunix_sft
                  sha256: abc
                  bytes: 1234
                  records: 56
                model: tiny
                trainer:
                  name: own
                  version: '4'
                  profile: PROFILE
                  command:
                  - /java
                  - --manifest
                  - RUN/manifest.yaml
                hyperparameters:
                  learningRate: 2.0E-5
                  weightDecay: 0.01
                  epochs: 3
                  batchSize: 8
                  maxSeqLength: 2048
                  seed: 42
                  device: auto
                  maxSteps: 9
                output:
                  directory: RUN/train
                checkpoints:
                  keepLast: 3
                  keepBest: 1
                selection:
                  filters: {}
                  strategy: all
                  seed: 42
                  maxInvalid: 0
                environment:
                - PATH
                - TOKEN
                versions:
                  trainmaster: 1.2.3
                  trainer: '4'
                  revision: 3f2a-dirty
                request:
                """.replace("RUN", folder.resolve("run").toString())
                        .replace("PROFILE", Sha256.ofFile(folder.resolve("trainers/own.yaml"))));
        assertThat(receipt.sha256()).isEqualTo(Sha256.ofFile(Path.of(receipt.path())));
    }

    @Test
    void theSameRunGivesTheSameDigestAndAnyOtherSettingAnother() throws IOException {
        String first = write(Map.of()).sha256();

        assertThat(write(Map.of()).sha256()).isEqualTo(first);
        assertThat(write(Map.of("hyperparameters", Map.of("seed", 43))).sha256())
                .isNotEqualTo(first);
        assertThat(write(Map.of("model", "small")).sha256()).isNotEqualTo(first);
    }

    @Test
    void everySettingOfARequestStandsInIt() throws IOException {
        Map<String, Object> settings = Map.of("note", "why", "limits", Map.of("train", "PT1H"));

        Map<String, Object> manifest = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Path.of(write(settings).path())));

        Map<String, Object> expected = with(settings).toDocument();
        List.of("trainer", "dataset", "format").forEach(expected::remove);
        Map<Object, Object> found = new java.util.HashMap<>(manifest);
        found.putAll((Map<?, ?>) manifest.get("request"));
        assertThat(found).containsAllEntriesOf(expected);
    }

    @Test
    void theLockIsTheSameOnAnotherHostAndNotForAnotherProfileLimitOrData() throws IOException {
        Path here = folder.resolve("run");
        String lock = write(Map.of()).lock().orElseThrow();

        assertThat(write(Map.of(), folder.resolve("elsewhere"), "/other/java", DATASET)
                        .lock())
                .contains(lock);
        assertThat(write(Map.of("limits", Map.of("train", "PT1H"))).lock())
                .isPresent()
                .isNotEqualTo(Optional.of(lock));
        assertThat(write(Map.of(), here, "/java", new ExportReceipt("/d.jsonl", "abd", 1234, 56, 57, 1, List.of()))
                        .lock())
                .isPresent()
                .isNotEqualTo(Optional.of(lock));
        profileSets = "another value";
        assertThat(write(Map.of()).lock()).isPresent().isNotEqualTo(Optional.of(lock));
    }

    @Test
    void aReceiptOfAnEarlierVersionHasNoLock() throws IOException {
        Path file = Files.writeString(folder.resolve("receipt.json"), "{\"path\": \"/m\", \"sha256\": \"ab\"}");

        assertThat(new JsonFiles().read(file, ManifestReceipt.class))
                .isEqualTo(new ManifestReceipt("/m", "ab", Optional.empty()));
    }

    @Test
    void aModelNamedLikeYamlStaysAText() throws IOException {
        ManifestReceipt receipt = write(Map.of("model", "yes: *x # 雪\n1e3"));

        Map<String, Object> read =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(Path.of(receipt.path())));
        assertThat(read).containsEntry("model", "yes: *x # 雪\n1e3");
        assertThat(read.get("hyperparameters"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("learningRate", 2e-5);
    }

    @Test
    void anUnknownTrainerIsToldBeforeAnythingIsWritten() {
        FailureException failure = catchThrowableOfType(FailureException.class, () -> write(Map.of("trainer", "owm")));

        assertThat(failure.failure().type()).isEqualTo(FailureType.TRAINER_UNAVAILABLE);
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void thisBuildKnowsItsVersion() {
        assertThat(ProductVersion.ofThisBuild().text()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    private ManifestReceipt write(Map<String, Object> settings) throws IOException {
        return write(settings, folder.resolve("run"), "/java", DATASET);
    }

    private ManifestReceipt write(Map<String, Object> settings, Path run, String java, ExportReceipt dataset)
            throws IOException {
        Files.createDirectories(folder.resolve("trainers"));
        Files.writeString(folder.resolve("trainers/own.yaml"), """
                name: own
                version: "4"
                command: ["{java}", --manifest, "{manifest}"]
                environment: {allow: [PATH], set: {TOKEN: %s}}
                """.formatted(profileSets));
        return new ManifestWriter(
                        new TrainerProfiles(folder.resolve("trainers")),
                        new TrainerHost(Path.of(java), Path.of("/install"), Map.of()),
                        new ProductVersion("1.2.3"))
                .write(new ManifestOrder("r", run, with(settings), dataset));
    }

    private static TrainingRequest with(Map<String, Object> settings) {
        Map<String, Object> all = new java.util.LinkedHashMap<>(Map.of("trainer", "own"));
        all.putAll(settings);
        return TestRequests.with(all);
    }
}
