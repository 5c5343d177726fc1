package dev.trainmaster.reference.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainmaster.reference.ExitCode;
import dev.trainmaster.reference.TrainerException;
import dev.trainmaster.reference.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
    @TempDir
    Path root;

    private Workspace workspace;

    @BeforeEach
    void workspace() {
        workspace = new Workspace(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2e-5", "2.0E-5", "0.00002"})
    void aLearningRateIsReadInEveryNotation(String notation) throws TrainerException {
        Manifest manifest = new ManifestReader()
                .read(workspace.with("learningRate", notation).manifest());
        assertThat(manifest.hyperparameters().learningRate()).isEqualTo(2e-5);
    }

    @Test
    void blocksForOthersAreLeftToThem() throws TrainerException {
        String others =
                "output: &x {dir: x}\nenvironment: {a: b}\nversions: {jdk: 17}\nselection: {limit: 3}\ncheckpoints: *x\n";
        assertThat(new ManifestReader().read(workspace.manifest(others)).runId())
                .isEqualTo("r-1");
    }

    @Test
    void whatIsHeldBackForEvaluationIsLeftToOthers() throws IOException, TrainerException {
        Path manifest = workspace.manifest();
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace(
                                "dataset:\n",
                                "dataset:\n  evaluation: {path: /e.jsonl, sha256: ab, bytes: 7, records: 1}\n"));

        assertThat(new ManifestReader().read(manifest).runId()).isEqualTo("r-1");
    }

    @Test
    void aliasesThatMultiplyAreRefused() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int level = 1; level <= 60; level++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]\n".formatted(level, level - 1));
        }
        assertThat(problems(Files.writeString(root.resolve("bomb.yaml"), bomb)))
                .singleElement()
                .asString()
                .contains("aliases");
    }

    @Test
    void anUnknownKeyIsAnErrorThatSuggestsTheNearest() {
        assertThat(problems(workspace.with("learning_rate", 1).manifest("datset: 1\n")))
                .anySatisfy(problem -> assertThat(problem).contains("unknown key `datset`; did you mean `dataset`?"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("`hyperparameters.learning_rate`; did you mean `hyperparameters.learningRate`?"));
    }

    @ParameterizedTest
    @CsvSource({
        "learningRate, 0", "learningRate, 1.5", "learningRate, fast", "weightDecay, -1", "epochs, 0", "epochs, 101",
        "epochs, 1.5", "batchSize, 513", "maxSeqLength, 127", "seed, x", "device, cuda", "maxSteps, 0",
    })
    void aSettingOutOfItsRangeIsNamed(String setting, String value) {
        assertThat(problems(workspace.with(setting, value).manifest()))
                .singleElement()
                .asString()
                .contains("`hyperparameters." + setting + "` must be");
    }

    @Test
    void everyMissingKeyIsNamedAtOnce() throws IOException {
        Path empty = Files.writeString(root.resolve("empty.yaml"), "schemaVersion: 1\n");
        assertThat(problems(empty)).hasSizeGreaterThan(4).allMatch(problem -> problem.contains("and is missing"));
    }

    /** Found by the fuzzer: a key may hold line ends. */
    @Test
    void aKeyOverSeveralLinesIsToldOnOne() throws IOException {
        Path file = Files.writeString(root.resolve("lines.yaml"), "? |\n  one\n  two\n: 1\nrunId: [\"a\\r\\nb\"]\n");

        assertThat(problems(file))
                .anySatisfy(problem -> assertThat(problem).contains("unknown key `one two `"))
                .anySatisfy(problem -> assertThat(problem).contains("`runId` must be a text, not [a b]"))
                .noneMatch(problem -> problem.contains("\n") || problem.contains("\r"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [", "- a\n", "", "a: 1\na: 2\n", "!!java.net.URL [x]", "model: ._\n"})
    void whatIsNoManifestIsRefusedInOneLine(String content) throws IOException {
        Path file = Files.writeString(root.resolve("bad.yaml"), content);
        assertThat(problems(file))
                .singleElement()
                .asString()
                .startsWith(file.toString())
                .doesNotContain("\n");
    }

    private static List<String> problems(Path file) {
        TrainerException refused = catchThrowableOfType(TrainerException.class, () -> new ManifestReader().read(file));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.CONFIG);
        return refused.problems();
    }
}
