package dev.trainmaster.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.TestRequests;
import dev.trainmaster.checkpoint.TrainedWith;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dry run finds around the data and the command: held-back records, checkpoints, memory, variables. */
class PreflightSurroundingsTest {
    private static final String ANSWERS = "echo '{\"records\":418}'\n";
    private static final long GIBIBYTE = 1L << 30;

    @TempDir
    Path folder;

    private PreflightSite site;

    @BeforeEach
    void aMachine() {
        site = new PreflightSite(folder);
    }

    @Test
    void whatIsHeldBackAndLearnedNeverthelessIsAWarning() throws IOException {
        Files.createDirectories(folder.resolve("datasets"));
        Files.writeString(folder.resolve("datasets/twice.jsonl"), twice(60));

        PreflightReport report = site.prepared(
                        "echo '{}'\n", Map.of("dataset", "twice", "selection", Map.of("evalShare", 0.3)))
                .check();

        assertThat(of("evaluation-learned", report))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.text())
                                .matches(
                                        "[0-9]+ of [0-9]+ records that are held back have the same text as one that is learned"));
        assertThat(of(
                        "evaluation-learned",
                        site.prepared(
                                        "echo '{}'\n",
                                        Map.of(
                                                "dataset",
                                                "twice",
                                                "selection",
                                                Map.of("evalShare", 0.3, "uniquePrompts", true)))
                                .check()))
                .isEmpty();
    }

    @Test
    void whatIsHeldBackIsProvenAsWhatIsLearned() throws IOException {
        site.prepared("echo '{}'\n", Map.of("selection", Map.of("evalShare", 0.3)));
        Path held = Path.of(site.order.dataset().evaluation().orElseThrow().path());
        Files.writeString(held, Files.readString(held).replaceFirst("\"final_answer\"", "\"final_anser\""));

        PreflightReport report = site.check();

        assertThat(report.errors())
                .extracting(Finding::rule, Finding::place)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("dataset-changed", held.toString()),
                        org.assertj.core.groups.Tuple.tuple("record-invalid", held + ":1:" + place(held)));
    }

    @Test
    void aCheckpointOfTheRunIsToldWithItsStep() throws IOException {
        site.prepared(ANSWERS, Map.of());
        checkpoint(40);

        PreflightReport report = site.check();

        assertThat(report.errors()).isEmpty();
        assertThat(of("checkpoint-found", report))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).isEqualTo("the training goes on from its step 40"));
    }

    @Test
    void aCheckpointOfAnotherModelOrTrainerIsAnErrorAndOneOfOtherDataAWarning() throws IOException {
        site.prepared(ANSWERS, Map.of());
        checkpoint(40);
        String data = site.order.dataset().sha256();
        String model = site.order.request().model();

        new TrainedWith(model, "command", Optional.empty(), data).write(site.run.resolve("train"));
        assertThat(site.check().findings())
                .extracting(Finding::rule)
                .doesNotContain("checkpoint-incompatible", "checkpoint-of-other-data");
        new TrainedWith("bigger", "command", Optional.empty(), "ab").write(site.run.resolve("train"));
        PreflightReport report = site.check();
        new TrainedWith(model, "tunix", Optional.empty(), data).write(site.run.resolve("train"));

        assertThat(of("checkpoint-incompatible", report))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .isEqualTo("it was trained with the model bigger, but now it would be " + model));
        assertThat(of("checkpoint-of-other-data", report)).hasSize(1);
        assertThat(of("checkpoint-incompatible", site.check()))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.text()).contains("trainer tunix, but now it would be command"));
    }

    @Test
    void aCheckpointOfANewerTrainerIsAnErrorAndOneOfAnOlderIsNot() throws IOException {
        site.prepared(ANSWERS, Map.of());
        checkpoint(40);

        trainedWithVersion("1.8.7");
        assertThat(of("checkpoint-incompatible", site.check())).isEmpty();
        trainedWithVersion("1.10");

        assertThat(of("checkpoint-incompatible", site.check()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .isEqualTo("it was trained with command 1.10, but now it would be 1.9, which is older"));
    }

    private void trainedWithVersion(String version) throws IOException {
        new TrainedWith(
                        site.order.request().model(),
                        "command",
                        Optional.of(version),
                        site.order.dataset().sha256())
                .write(site.run.resolve("train"));
    }

    @Test
    void memoryThatDoesNotSufficeIsAWarning() throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        try (var weights =
                new java.io.RandomAccessFile(model.resolve("model.safetensors").toFile(), "rw")) {
            weights.setLength(3 * GIBIBYTE);
        }
        site.memory = () -> OptionalLong.of(2 * GIBIBYTE);

        PreflightReport report = site.prepared(
                        ANSWERS, Map.of("model", model.toString(), "resources", Map.of("memory", "8GiB")))
                .check();

        assertThat(of("memory-low", report))
                .extracting(Finding::place, Finding::text)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "resources.memory", "allows 8GiB, but 2GiB are free on this host"),
                        org.assertj.core.groups.Tuple.tuple(
                                "model", "its weights alone have 3GiB, but 2GiB are free on this host"));
        site.memory = () -> OptionalLong.of(100 << 20);
        assertThat(of("memory-low", site.prepared(ANSWERS, Map.of()).check()))
                .extracting(Finding::place)
                .containsExactly("host");
        site.memory = OptionalLong::empty;
        assertThat(of("memory-low", site.check())).isEmpty();
    }

    @Test
    void theMemoryOfAContainerIsWhatItsGroupMayStillTake() throws IOException {
        Files.createDirectories(folder.resolve("proc"));
        Files.createDirectories(folder.resolve("sys/fs/cgroup"));
        Files.writeString(folder.resolve("proc/meminfo"), "MemTotal: 9000 kB\nMemAvailable:    8000 kB\n");
        assertThat(HostMemory.of(folder).availableBytes()).hasValue(8_192_000);

        Files.writeString(folder.resolve("sys/fs/cgroup/memory.current"), "1000000\n");
        Files.writeString(folder.resolve("sys/fs/cgroup/memory.max"), "max\n");
        assertThat(HostMemory.of(folder).availableBytes()).hasValue(8_192_000);
        Files.writeString(folder.resolve("sys/fs/cgroup/memory.max"), "3000000\n");
        assertThat(HostMemory.of(folder).availableBytes()).hasValue(2_000_000);

        assertThat(HostMemory.of(folder.resolve("nowhere")).availableBytes()).isEmpty();
    }

    @Test
    void aVariableThatTheTrainerCannotDoWithoutIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("trainers"));
        Files.writeString(folder.resolve("trainers/command.yaml"), """
                name: command
                command: [sh, train.sh]
                environment: {allow: [HOME], require: [PATH, HUB_TOKEN]}
                """);

        site.prepared(new TrainerProfiles(folder.resolve("trainers")), TestRequests.with(Map.of("trainer", "command")));

        assertThat(site.check().errors()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("environment-missing");
            assertThat(finding.text()).contains("requires the variable HUB_TOKEN");
        });
        assertThat(Files.readString(site.run.resolve("manifest.yaml"))).contains("- HUB_TOKEN");
        Map<String, String> more = new HashMap<>(site.host.environment());
        more.put("HUB_TOKEN", "x");
        site.host =
                new dev.trainmaster.trainer.TrainerHost(site.host.java(), site.host.install(), site.host.venvs(), more);
        assertThat(site.check().errors()).isEmpty();
    }

    private void checkpoint(int step) throws IOException {
        Files.createDirectories(site.run.resolve("train/checkpoints/" + step));
    }

    private static List<Finding> of(String rule, PreflightReport report) {
        return report.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    private static int place(Path held) throws IOException {
        return Files.readAllLines(held).get(0).length();
    }

    private static String twice(int records) {
        StringBuilder lines = new StringBuilder();
        IntStream.range(0, 2 * records)
                .mapToObj(
                        i -> "{\"trace_version\": \"1\", \"prompt\": \"" + i % records
                                + "\", \"final_answer\": \"a\", \"steps\": [{\"i\": 0, \"type\": \"t\", \"content\": \"c\"}]}\n")
                .forEach(lines::append);
        return lines.toString();
    }
}
