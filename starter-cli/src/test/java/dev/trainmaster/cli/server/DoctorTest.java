package dev.trainmaster.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.TinyInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DoctorTest {

    @TempDir
    private Path folder;

    private TinyInstallation installation;

    @BeforeEach
    void start() {
        installation = new TinyInstallation(folder);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void aMachineWithoutAnInstallationGetsALineForEverythingAndThree() {
        CommandRun run = doctor();

        assertThat(run.exitCode()).as(run.everything()).isEqualTo(3);
        assertThat(run.json()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(verdict(run, "Java")).isEqualTo("OK");
        assertThat(verdict(run, "Home")).isEqualTo("OK");
        assertThat(verdict(run, "Datasets")).isEqualTo("OK");
        assertThat(verdict(run, "Programs")).isEqualTo("WARN");
        assertThat(check(run, "Trainer reference").path("advice").asText()).contains("./trainmaster");
        assertThat(verdict(run, "Server")).isEqualTo("OK");
        assertThat(verdict(run, "Worker")).isEqualTo("WARN");
        assertThat(verdict(run, "Trainers")).isEqualTo("OK");
    }

    @Test
    void aBrokenProfileIsALineOfItsOwn() throws IOException {
        Path trainers = Files.createDirectories(folder.resolve("home/trainers"));
        Files.writeString(trainers.resolve("mine.yaml"), "name: mine\ncommand: 7\n");

        CommandRun run = doctor();

        assertThat(verdict(run, "Trainer mine")).isEqualTo("FAIL");
    }

    @Test
    void aHomeThatIsAFileIsToldAndNotWrittenTo() throws IOException {
        Files.writeString(folder.resolve("home"), "a file");

        CommandRun run = doctor();

        assertThat(verdict(run, "Home")).isEqualTo("FAIL");
        assertThat(check(run, "Home").path("advice").asText()).contains("TRAINMASTER_HOME");
        assertThat(folder.resolve("home")).hasContent("a file");
    }

    private CommandRun doctor() {
        return installation.cli().run("doctor", "-o", "json");
    }

    private static String verdict(CommandRun run, String name) {
        return check(run, name).path("verdict").asText();
    }

    private static JsonNode check(CommandRun run, String name) {
        return StreamSupport.stream(run.json().spliterator(), false)
                .filter(check -> check.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + name + " in " + run.everything()));
    }
}
