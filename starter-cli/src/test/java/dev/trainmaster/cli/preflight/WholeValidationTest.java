package dev.trainmaster.cli.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainmaster.cli.fixture.CommandLineFixture;
import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code trainmaster validate} with a trainer that is a shell script. */
@Timeout(120)
class WholeValidationTest {
    @TempDir
    Path folder;

    @BeforeEach
    void aTrainer() throws IOException {
        Path trainers = Files.createDirectories(folder.resolve("home/trainers"));
        Files.writeString(trainers.resolve("train.sh"), """
                echo '{"step":1,"loss":5.5,"time":"2026-01-01T00:00:01Z"}' >> $1/metrics.jsonl
                echo '{"step":2,"loss":5.0,"time":"2026-01-01T00:00:05Z"}' >> $1/metrics.jsonl
                mkdir -p $1/checkpoints/2
                head -c 1048576 /dev/zero > $1/checkpoints/2/weights
                """);
        Files.writeString(trainers.resolve("script.yaml"), """
                name: script
                command: [sh, "%s", "{output}"]
                environment: {allow: [PATH]}
                lengthUnit: bytes
                """.formatted(trainers.resolve("train.sh")));
    }

    @Test
    void realStepsStandInTheReportWithTheirLossAndRate() throws IOException {
        Files.writeString(folder.resolve("my.jsonl"), Records.GOOD.repeat(40));

        CommandRun run = validate("my.jsonl", "--probe-steps", "2", "--report", "r.json", "-o", "json");

        assertThat(run.exitCode()).as(run.everything()).isZero();
        JsonNode trial = run.json().at("/plan/trial");
        assertThat(trial.path("steps").asInt()).isEqualTo(2);
        assertThat(trial.path("loss").asDouble()).isEqualTo(5.0);
        assertThat(trial.path("secondsPerStep").asDouble()).isEqualTo(4.0);
        assertThat(json("r.json").at("/plan/trial")).isEqualTo(trial);
        assertThat(validate("my.jsonl", "--probe-steps", "2").out())
                .contains(
                        "2 real steps, loss 5.0", "a checkpoint has 1.0 MiB", ", 5.0 MiB of disk for its checkpoints");
    }

    @Test
    void aReportInSarifNamesEveryFindingWithARuleThatItExplains() throws IOException {
        Files.writeString(
                folder.resolve("my.jsonl"), Records.GOOD.repeat(3) + "{\"prompt\": 1}\n" + Records.GOOD + "[]\n");

        CommandRun run = validate("my.jsonl", "--report", "out/findings.sarif");

        assertThat(run.exitCode()).isEqualTo(3);
        JsonNode sarif = json("out/findings.sarif");
        assertThat(sarif.path("version").asText()).isEqualTo("2.1.0");
        List<JsonNode> results = StreamSupport.stream(
                        sarif.at("/runs/0/results").spliterator(), false)
                .toList();
        assertThat(results)
                .extracting(result -> result.path("ruleId").asText())
                .containsExactly("dataset-unusable", "record-malformed", "record-malformed");
        assertThat(results)
                .allSatisfy(result -> assertThat(sarif.at("/runs/0/tool/driver/rules/"
                                + result.path("ruleIndex").asInt() + "/id"))
                        .isEqualTo(result.path("ruleId")));
        JsonNode place = results.get(1).at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("my.jsonl");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(4);
        assertThat(place.at("/region/startColumn").asInt()).isEqualTo(12);
        assertThat(results.get(2)
                        .at("/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void aFindingOnTheExportNamesTheDatasetAndNotAFileThatIsGone() throws IOException {
        Files.writeString(folder.resolve("my.jsonl"), Records.GOOD.repeat(40));

        CommandRun run = validate("my.jsonl");

        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(run.out()).contains("records-repeated at dataset my: 39 of 40 records");
    }

    @Test
    void aReportThatNoHistoryMustHoldIsWhole() throws IOException {
        String profile = Files.readString(folder.resolve("home/trainers/script.yaml"));
        String argument = "x".repeat(1_000);
        Files.writeString(
                folder.resolve("home/trainers/script.yaml"),
                profile.replace("\"{output}\"", "\"{output}\"" + (", " + argument).repeat(40)));
        Files.writeString(folder.resolve("my.jsonl"), Records.GOOD.repeat(40));

        JsonNode command = validate("my.jsonl", "-o", "json").json().at("/plan/command");

        assertThat(command).hasSize(43);
        assertThat(command.get(42).asText()).isEqualTo(argument);
    }

    private CommandRun validate(String file, String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("validate", "--dataset", "./" + file, "--model", "m", "--trainer", "script"));
        arguments.addAll(List.of(more));
        return cli(arguments.toArray(String[]::new));
    }

    private CommandRun cli(String... arguments) {
        return new CommandLineFixture(folder, Map.of("PATH", "/usr/bin:/bin"))
                .installed()
                .run(arguments);
    }

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }
}
