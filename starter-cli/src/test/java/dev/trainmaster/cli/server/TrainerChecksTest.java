package dev.trainmaster.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.cli.fixture.CommandLineFixture;
import dev.trainmaster.cli.fixture.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TrainerChecksTest {

    @TempDir
    private Path folder;

    @Test
    void aTrainerThatAnswersItsProbeIsGoodAndTellsItsVersion() throws IOException {
        profile(
                "answers",
                "probe: {command: [sh, -c, \"echo '{\\\"version\\\":\\\"7.1\\\",\\\"totalSteps\\\":3}'\"], answers: true}");

        JsonNode check = check("answers");

        assertThat(check.path("verdict").asText()).as(check.toString()).isEqualTo("OK");
        assertThat(check.path("text").asText()).contains("7.1");
    }

    @Test
    void aTrainerWhoseProbeFailsIsToldWithWhatItSaid() throws IOException {
        profile("broken", "probe: {command: [sh, -c, \"echo no module named torch >&2; exit 1\"], answers: true}");

        JsonNode check = check("broken");

        assertThat(check.path("verdict").asText()).isEqualTo("FAIL");
        assertThat(check.path("text").asText()).contains("no module named torch");
        assertThat(check.path("advice").asText()).isNotEmpty();
    }

    @Test
    void aTrainerWhoseProgramIsMissingIsToldByItsName() throws IOException {
        Files.writeString(
                trainers().resolve("absent.yaml"), "name: absent\ncommand: [no-such-program, \"{manifest}\"]\n");

        JsonNode check = check("absent");

        assertThat(check.path("verdict").asText()).isEqualTo("FAIL");
        assertThat(check.path("text").asText()).contains("no-such-program");
    }

    @Test
    void aTrainerIsAskedInAFormatThatItReads() throws IOException {
        profile("picky", "formats: [training_example]");

        JsonNode check = check("picky");

        assertThat(check.path("verdict").asText()).as(check.toString()).isEqualTo("OK");
    }

    private void profile(String name, String more) throws IOException {
        Files.writeString(
                trainers().resolve(name + ".yaml"),
                "name: " + name + "\ncommand: [sh, -c, \"exit 0\"]\nenvironment: {allow: [PATH]}\n" + more + "\n");
    }

    private Path trainers() throws IOException {
        return Files.createDirectories(folder.resolve("home/trainers"));
    }

    private JsonNode check(String trainer) {
        CommandRun run = new CommandLineFixture(folder, Map.of("PATH", System.getenv("PATH")))
                .installed()
                .run("doctor", "-o", "json");
        return StreamSupport.stream(run.json().spliterator(), false)
                .filter(check -> check.path("name").asText().equals("Trainer " + trainer))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.everything()));
    }
}
