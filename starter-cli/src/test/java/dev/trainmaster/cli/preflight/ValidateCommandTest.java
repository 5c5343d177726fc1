package dev.trainmaster.cli.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.fixture.CommandLineFixture;
import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.preflight.Finding;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.preflight.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ValidateCommandTest {

    @TempDir
    private Path folder;

    @Test
    void everyProblemOfTheFileIsToldWithItsLine() throws IOException {
        Files.writeString(folder.resolve("run.yaml"), "dataset: sample\nmodle: x\nhyperparameters: {epochs: 0}\n");

        CommandRun run = cli("validate", "-f", "run.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("run.yaml:2", "did you mean model", "run.yaml:3", "epochs");
    }

    @Test
    void aRequestThatCannotBeReadStandsInTheReportWithItsFileAndLine() throws IOException {
        Files.writeString(folder.resolve("run.yaml"), "dataset: sample\nmodle: x\nhyperparameters: {epochs: 0}\n");

        CommandRun run =
                cli("validate", "-f", "run.yaml", "--batch-size", "0", "--report", "out/r.sarif", "--report", "r.json");

        assertThat(run.exitCode()).isEqualTo(2);
        JsonNode results = json("out/r.sarif").at("/runs/0/results");
        assertThat(results)
                .hasSize(4)
                .allMatch(result -> result.at("/ruleId").asText().equals("request-invalid"));
        assertThat(results.findValuesAsText("uri")).contains("run.yaml");
        assertThat(results.findValuesAsText("startLine")).contains("2", "3");
        assertThat(results.findValuesAsText("fullyQualifiedName")).contains("--batch-size");
        assertThat(json("r.json").findValuesAsText("place")).contains(folder.resolve("run.yaml") + ":2");
    }

    @Test
    void aRequestThatIsNoYamlStandsInTheReportToo() throws IOException {
        Files.writeString(folder.resolve("run.yaml"), "dataset: [\n");

        cli("validate", "-f", "run.yaml", "--report", "r.sarif");

        assertThat(json("r.sarif").findValuesAsText("ruleId")).containsExactly("request-invalid");
        assertThat(json("r.sarif").findValuesAsText("startLine")).containsExactly("2");
    }

    @Test
    void aReportIsWrittenAsTheEndingOfItsFileSays() throws IOException {
        Surroundings surroundings = new CommandLineFixture(folder, Map.of()).surroundings();
        Finding finding = Rule.RECORDS_CUT.at("hyperparameters.maxSeqLength", "7 of 10 – too long");
        List<Path> files = List.of(Path.of("a.sarif"), Path.of("b.sarif.json"), Path.of("c.json"), Path.of("d.txt"));

        new ReportFiles(surroundings, files)
                .write(new PreflightReport(List.of(finding), Optional.empty(), "/gone/report.json"));

        assertThat(json("a.sarif").at("/version").asText()).isEqualTo("2.1.0");
        assertThat(json("b.sarif.json")).isEqualTo(json("a.sarif"));
        assertThat(json("c.json").at("/findings/0/rule").asText()).isEqualTo("records-cut");
        assertThat(folder.resolve("d.txt"))
                .content()
                .contains("warning records-cut at hyperparameters.maxSeqLength: 7 of 10 – too long", "A run would get");
    }

    @Test
    void aReportThatCannotBeWrittenIsToldWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("file"), "");

        CommandRun run = cli("validate", "--model", "m", "--report", "file/r.sarif");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Cannot write the report to " + folder.resolve("file/r.sarif"));
    }

    @Test
    void withoutAnInstallationItSaysHowToGetOne() {
        CommandRun run = cli("validate", "--dataset", "sample", "--model", "m");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("./trainmaster");
    }

    private CommandRun cli(String... arguments) {
        return new CommandLineFixture(folder, Map.of()).run(arguments);
    }

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }
}
