package dev.trainmaster.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataProblemsTest {
    @TempDir
    Path root;

    private Workspace workspace;

    @BeforeEach
    void workspace() {
        workspace = new Workspace(root);
    }

    @Test
    void aProbeTellsThePlanInOneLine() {
        InProcess probe = InProcess.probe(workspace.with("maxSteps", 20).manifest());
        assertThat(probe.code()).isEqualTo(ExitCode.OK);
        assertThat(probe.err()).isEmpty();
        assertThat(probe.out())
                .matches("\\{\"trainer\":\"reference\",\"version\":\"\\d[^\"]*\",\"records\":60,\"stepsPerEpoch\":30,"
                        + "\"totalSteps\":20,\"parameters\":28992}\\R");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''              | line 2 is empty",
                "{\"id\":        | line 2 is not valid JSON at column",
                "[1]             | line 2 is not a JSON object",
                "{} {}           | line 2 holds more than one JSON object",
                "{\"id\":\"a\"}  | line 2 has no `final_answer`, which tunix_sft requires",
                "{\"id\":7}      | line 2 has `id` of the wrong type",
                "{\"a\":1,\"a\":2} | line 2 is not valid JSON at column",
            })
    void aBadLineIsNamed(String line, String problem) {
        assertThat(problemsOf(workspace.lines(List.of(Workspace.record(0), line, Workspace.record(2)))))
                .startsWith("error: " + workspace.data() + " " + problem)
                .hasLineCount(1);
    }

    @Test
    void manyBadLinesAreCountedAndTheFirstTenNamed() {
        List<String> bad = IntStream.range(0, 25).mapToObj(i -> "{").toList();
        assertThat(problemsOf(workspace.lines(bad))).hasLineCount(11).contains("line 10 ", "and 15 more lines");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(problemsOf(workspace.content(""))).contains("is empty: there is nothing to train on");
    }

    @Test
    void aFileCutShortIsRefused() {
        assertThat(problemsOf(workspace.content(Workspace.record(0) + "\n" + Workspace.record(1))))
                .contains("line 2 has no newline at its end: the file is cut short");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        byte[] line = (Workspace.record(0) + "\n").getBytes(StandardCharsets.UTF_8);
        line[line.length / 2] = (byte) 0xff;
        Files.write(workspace.data(), line);
        assertThat(problemsOf(workspace)).contains("line 1 is not valid");
    }

    @Test
    void aFileThatIsNotTheManifestsIsRefused() {
        Path manifest = workspace.manifest();
        workspace.records(59);
        InProcess probe = InProcess.probe(manifest);
        assertThat(probe.code()).isEqualTo(ExitCode.DATA);
        assertThat(probe.err())
                .contains("is not the file that the manifest names", "has 59 lines, the manifest says 60");
    }

    @Test
    void aMissingFileIsRefused() throws IOException {
        Path manifest = workspace.manifest();
        Files.delete(workspace.data());
        assertThat(InProcess.probe(manifest).err()).contains(workspace.data() + ": no such file");
    }

    @ParameterizedTest
    @CsvSource({
        "'', --manifest is missing",
        "--manifest m.yaml, --output is missing",
        "--manifest, --manifest needs a value",
        "--steps 3, unknown argument --steps",
        "--manifest m.yaml --probe --max-steps 0, --max-steps must be a whole number above 0",
        "--manifest none.yaml --probe, cannot read the manifest none.yaml",
    })
    void aWrongCommandLineIsRefused(String words, String problem) {
        InProcess refused = InProcess.run(Map.of(), words.isEmpty() ? new String[0] : words.split(" "));
        assertThat(refused.code()).isEqualTo(ExitCode.CONFIG);
        assertThat(refused.err()).startsWith("error: " + problem).hasLineCount(1);
    }

    @Test
    void anUnknownModelIsTrainedAsTinyAndSaidToBe() throws IOException {
        Path manifest = workspace.manifest();
        Files.writeString(manifest, Files.readString(manifest).replace("model: tiny", "model: gemma-2b"));
        InProcess probe = InProcess.probe(manifest);
        assertThat(probe.code()).isEqualTo(ExitCode.OK);
        assertThat(probe.out()).contains("\"parameters\":28992").hasLineCount(1);
        assertThat(probe.err()).contains("knows no model gemma-2b").hasLineCount(1);
    }

    private static String problemsOf(Workspace workspace) {
        InProcess probe = InProcess.probe(workspace.manifest());
        assertThat(probe.code()).isEqualTo(ExitCode.DATA);
        assertThat(probe.out()).isEmpty();
        return probe.err();
    }
}
