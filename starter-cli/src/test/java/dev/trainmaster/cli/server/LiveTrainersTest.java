package dev.trainmaster.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.TinyInstallation;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.OutputLimit;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.RunToken;
import dev.trainmaster.supervisor.StartSpec;
import dev.trainmaster.supervisor.StopRequest;
import dev.trainmaster.supervisor.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LiveTrainersTest {

    @TempDir
    private Path folder;

    private final List<RunDirectory> runs = new ArrayList<>();
    private TinyInstallation installation;
    private Supervisor supervisor;

    @BeforeEach
    void start() throws IOException {
        installation = new TinyInstallation(folder).startWorker();
        supervisor = Supervisor.onThisHost(folder.resolve("home/shim"), Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        for (RunDirectory run : runs) {
            supervisor.stop(run, new StopRequest(1, "the test is over", Duration.ZERO));
        }
        installation.close();
    }

    @Test
    void aTrainerOfARunThatTheServerDoesNotKnowIsToldAndTouchedByNobody() throws IOException, InterruptedException {
        Finding.Running running = trainerOf("stranger");

        List<JsonNode> told = doctor();

        assertThat(told).singleElement().satisfies(check -> {
            assertThat(check.path("verdict").asText()).isEqualTo("WARN");
            assertThat(check.path("text").asText())
                    .contains(
                            "stranger",
                            Long.toString(running.trainer().orElseThrow().pid()))
                    .contains("does not know that run");
            assertThat(check.path("advice").asText())
                    .endsWith("kill -TERM " + running.shim().pid());
        });
        assertThat(supervisor.find(runs.get(0), 1)).isInstanceOf(Finding.Running.class);
    }

    @Test
    void aTrainerWhoseRunHasEndedIsLeftToTheWorker() throws IOException, InterruptedException {
        started("over", "dry-run");
        cli("watch", "over");
        trainerOf("over");

        assertThat(doctor()).singleElement().satisfies(check -> {
            assertThat(check.path("verdict").asText()).isEqualTo("WARN");
            assertThat(check.path("text").asText()).contains("over", "has ended");
            assertThat(check.path("advice").asText()).contains("trainmaster up");
        });
        assertThat(supervisor.find(runs.get(0), 1)).isInstanceOf(Finding.Running.class);
    }

    @Test
    void aTrainerWhoseRunAnotherServerHasIsNotTakenForOneOfTheSameName() throws IOException, InterruptedException {
        started("namesake", "dry-run");
        cli("watch", "namesake");
        trainerOf("namesake");
        Files.writeString(
                runs.get(0).start(1).path().resolve("execution.json"),
                "{\"workflowRunId\": \"" + UUID.randomUUID() + "\"}");

        assertThat(doctor())
                .singleElement()
                .satisfies(check -> assertThat(check.path("text").asText()).contains("does not know that run"));
    }

    @Test
    void aDamagedDirectoryIsToldAndHidesNoOtherTrainer() throws IOException, InterruptedException {
        trainerOf("damaged");
        trainerOf("stranger");
        Path execution = runs.get(0).start(1).path().resolve("execution.json");
        Files.writeString(execution, "{");

        assertThat(doctor())
                .extracting(check -> check.path("text").asText())
                .satisfiesExactlyInAnyOrder(
                        text -> assertThat(text)
                                .contains("damaged", execution.getParent().toString()),
                        text -> assertThat(text).contains("stranger", "does not know that run"));
    }

    @Test
    void aTrainerOfAnOpenRunIsAsItShouldBe() throws IOException, InterruptedException {
        started("open", "local");
        trainerOf("open");

        assertThat(doctor()).singleElement().satisfies(check -> {
            assertThat(check.path("verdict").asText()).isEqualTo("OK");
            assertThat(check.path("text").asText()).startsWith("1 live here");
        });
    }

    private void started(String id, String mode) {
        CommandRun run = cli("start", "--dataset", "sample", "--model", "m", "--mode", mode, "--id", id);
        assertThat(run.exitCode()).as(run.everything()).isZero();
    }

    private Finding.Running trainerOf(String runId) throws IOException, InterruptedException {
        RunDirectory run = new RunDirectory(folder.resolve("home/runs").resolve(runId));
        runs.add(run);
        StartSpec spec = new StartSpec(
                runId,
                1,
                List.of("sleep", "1000"),
                Map.of("PATH", System.getenv("PATH")),
                folder,
                RunToken.random(new SecureRandom()),
                Duration.ZERO,
                OutputLimit.standard());
        return (Finding.Running) supervisor.take(run, spec);
    }

    private List<JsonNode> doctor() {
        CommandRun run = cli("doctor", "-o", "json");
        return StreamSupport.stream(run.json().spliterator(), false)
                .filter(check -> check.path("name").asText().equals("Trainers"))
                .toList();
    }

    private CommandRun cli(String... arguments) {
        return installation.cli().run(arguments);
    }
}
