package dev.trainmaster.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.request.Mode;
import dev.trainmaster.request.TrainingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestFileTest extends OnRequestFiles {

    @Test
    void aFileBecomesARequest() throws IOException {
        TrainingRequest request = read("""
                dataset: sample
                model: tiny
                mode: local
                selection:
                  createdAt: 2026-01-02T03:04:05Z
                hyperparameters: {learningRate: 1e-3, epochs: 2}
                approval:
                  timeout: 2h
                  approvers: [bob, carol]
                """);

        assertThat(request.mode()).isEqualTo(Mode.LOCAL);
        assertThat(request.selection().createdAt()).contains("2026-01-02T03:04:05Z");
        assertThat(request.hyperparameters().learningRate()).isEqualTo(1e-3);
        assertThat(request.approval().timeout()).isEqualTo(Duration.ofHours(2));
        assertThat(request.approval().approvers()).containsExactly("bob", "carol");
        assertThat(request.requestedBy()).contains("alice");
    }

    @Test
    void aTextThatLooksLikeANumberOrATruthStaysWhatWasWritten() throws IOException {
        TrainingRequest request = read("""
                dataset: sample
                model: 1.10
                labels: {version: 1.10, country: no, since: 2026-01-02, sure: true}
                """);

        assertThat(request.model()).isEqualTo("1.10");
        assertThat(request.labels())
                .isEqualTo(Map.of("version", "1.10", "country", "no", "since", "2026-01-02", "sure", "true"));
    }

    @Test
    void settingsKeepTheTypesThatTheyLookLike() throws IOException {
        Path file = write("""
                dataset: sample
                model: tiny
                settings: {lora: true, rank: 8, alpha: 0.5, name: r1, version: "1.10"}
                """);

        TrainingRequest request = reader.read(reader.collect(
                Optional.of(file),
                Map.of(RequestFlag.SETTING, FlagKind.SETTINGS.value(List.of("rank=16", "tied=false", "mesh=fsdp=2")))));

        assertThat(request.settings().values())
                .isEqualTo(Map.of(
                        "lora", true, "rank", 16L, "alpha", 0.5, "name", "r1", "version", "1.10", "tied", false, "mesh",
                        "fsdp=2"));
    }

    @Test
    void everyProblemIsToldWithTheLineOrFlagThatItCameFrom() throws IOException {
        Path file = write("""
                dataset: sample
                hyperparameters:
                  epoch: 3
                  learningRate: 7
                  batchSize: many
                """);

        assertThatThrownBy(() -> reader.read(reader.collect(
                        Optional.of(file), Map.of(RequestFlag.MAX_STEPS, 0L, RequestFlag.APPROVAL_TIMEOUT, "soon"))))
                .isInstanceOfSatisfying(CommandFailure.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(failure.details())
                            .contains(
                                    "run.yaml:3: hyperparameters.epoch: is no known key; did you mean epochs?",
                                    "run.yaml:4: hyperparameters.learningRate: must be above 0 and at most 1, but is 7.0",
                                    "run.yaml:5: hyperparameters.batchSize: must be a whole number, but is many",
                                    "--max-steps: hyperparameters.maxSteps: must be at least 1, but is 0",
                                    "model: is missing")
                            .anyMatch(line ->
                                    line.startsWith("--approval-timeout: approval.timeout: must be a duration"));
                });
    }

    @Test
    void flagsWinOverTheFileAndLabelsJoin() throws IOException {
        Path file = write("""
                dataset: sample
                model: tiny
                labels: {team: red, stage: old}
                hyperparameters: {epochs: 2, seed: 7}
                """);

        TrainingRequest request = reader.read(reader.collect(
                Optional.of(file), Map.of(RequestFlag.EPOCHS, 5L, RequestFlag.LABEL, Map.of("stage", "new"))));

        assertThat(request.hyperparameters().epochs()).isEqualTo(5);
        assertThat(request.hyperparameters().seed()).isEqualTo(7);
        assertThat(request.labels()).isEqualTo(Map.of("team", "red", "stage", "new"));
    }

    @Test
    void aDuplicateKeyIsRefusedWithBothPlaces() throws IOException {
        assertThat(refused("dataset: a\nmodel: b\ndataset: c\n").details())
                .containsExactly("run.yaml:3: the key \"dataset\" stands on line 1 already");
    }

    @Test
    void brokenSyntaxIsToldWithItsLine() throws IOException {
        assertThat(refused("dataset: sample\nmodel: [tiny\n").details())
                .singleElement()
                .asString()
                .startsWith("run.yaml:3: ");
    }

    @Test
    void whatIsNoRequestAtAllIsRefused() throws IOException {
        assertThat(refused("- a\n- b\n").details()).singleElement().asString().contains("a request is a mapping");
        assertThat(refused("").getMessage()).contains("is empty");
        assertThat(refused("a: b\u0000c").getMessage()).isNotEmpty();
        assertThat(refused("a: \"\\x").getMessage()).contains("escape");
    }

    @Test
    void aFileThatIsNotThereOrNotTextIsRefused() throws IOException {
        Path binary = folder.resolve("run.yaml");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        assertThatThrownBy(() -> RequestFile.read(binary)).hasMessageContaining("no UTF-8 text");
        assertThatThrownBy(() -> RequestFile.read(folder.resolve("none.yaml")))
                .hasMessageContaining("There is no file")
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void everyFieldOfARequestHasAFlag() {
        List<String> paths = IntStream.range(0, RequestFlag.values().length)
                .mapToObj(i -> RequestFlag.values()[i].path())
                .toList();
        Map<String, Object> whole = Map.of(
                "dataset",
                "d",
                "model",
                "m",
                "note",
                "n",
                "requestedBy",
                "r",
                "revision",
                "3f2a",
                "selection",
                Map.of(
                        "limit",
                        1,
                        "createdAt",
                        "2026-01-02T03:04:05Z",
                        "anyOf",
                        Map.of("k", List.of("v")),
                        "exists",
                        List.of("k"),
                        "uniquePrompts",
                        true,
                        "evalShare",
                        0.1),
                "chat",
                Map.of("template", "chatml", "system", "s"),
                "hyperparameters",
                Map.of("maxSteps", 1),
                "resources",
                Map.of("memory", "8GiB", "cpus", 1, "nice", 1));

        assertThat(paths)
                .containsExactlyInAnyOrderElementsOf(
                        leaves("", TrainingRequest.of(whole).toDocument(), paths));
    }

    private static List<String> leaves(String path, Map<?, ?> document, List<String> flags) {
        return document.entrySet().stream()
                .flatMap(entry -> {
                    String place = path.isEmpty() ? entry.getKey().toString() : path + "." + entry.getKey();
                    return entry.getValue() instanceof Map<?, ?> group && !group.isEmpty() && !flags.contains(place)
                            ? leaves(place, group, flags).stream()
                            : List.of(place).stream();
                })
                .toList();
    }
}
