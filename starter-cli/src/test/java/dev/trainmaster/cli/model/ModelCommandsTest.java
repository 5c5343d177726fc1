package dev.trainmaster.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.cli.fixture.CommandLineFixture;
import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ModelCommandsTest {

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void aRunThatHasTrained() throws IOException {
        profile("own", "model: {directory: model, generate: [sh, -c, 'echo \"$0 says $1\"', own, \"{prompt}\"]}");
        model = Files.createDirectories(folder.resolve("home/runs/my-run/train/model"));
        Files.writeString(model.resolve("weights.bin"), "learned");
        result("my-run", "COMPLETED", "own");
    }

    @Test
    void aModelIsShownWithWhereItComesFrom() {
        CommandRun shown = cli("model", "show", "my", "-o", "json");

        assertThat(shown.exitCode()).as(shown.everything()).isZero();
        JsonNode provenance = shown.json().path("provenance");
        assertThat(provenance.path("approvedBy").toString()).isEqualTo("[\"alice\"]");
        assertThat(provenance.path("baseModel").asText()).isEqualTo("tiny");
        assertThat(provenance.at("/files/0/name").asText()).isEqualTo("weights.bin");
        assertThat(cli("model", "show", "my-run").out())
                .contains("weights.bin", "alice", "trainmaster model export my-run", "trainmaster generate my-run");
    }

    @Test
    void aFileThatWasChangedAfterTheEndIsToldAndNotExported() throws IOException {
        Files.writeString(model.resolve("weights.bin"), "changed");

        CommandRun shown = cli("model", "show", "my-run");
        CommandRun exported = cli("model", "export", "my-run");

        assertThat(shown.exitCode()).isEqualTo(1);
        assertThat(shown.out()).contains("train/model/weights.bin was changed after the run had ended");
        assertThat(exported.exitCode()).isEqualTo(1);
        assertThat(exported.err()).contains("is not what it was when the run ended", "weights.bin was changed");
    }

    @Test
    void anExportIsReadAgainToTheLastByte() throws IOException {
        Path directory = Path.of(cli("model", "export", "my-run", "--to", "models", "-o", "json")
                .json()
                .path("directory")
                .asText());

        assertThat(cli("model", "show", directory.toString()).out()).contains("Every file is what it was");
        Files.writeString(directory.resolve("model/weights.bin"), "changed");
        CommandRun damaged = cli("model", "show", directory.toString());
        assertThat(damaged.exitCode()).isEqualTo(1);
        assertThat(damaged.out()).contains("weights.bin was changed");
    }

    @Test
    void aModelSaysSomethingAndNoShellReadsThePrompt() {
        CommandRun said = cli("generate", "my-run", "2 plus 3? $(rm -rf ~) `id`");

        assertThat(said.exitCode()).as(said.everything()).isZero();
        assertThat(said.out().strip()).isEqualTo("own says 2 plus 3? $(rm -rf ~) `id`");
        assertThat(cli("generate", "my-run", "hello", "-o", "json")
                        .json()
                        .path("text")
                        .asText())
                .isEqualTo("own says hello");
    }

    @Test
    void whatKeepsAModelFromSpeakingIsTold() throws IOException {
        profile("mute", "model: {directory: model}");
        profile("ill", "model: {directory: model, generate: [sh, -c, 'echo out of words >&2; exit 3']}");
        result("of-mute", "COMPLETED", "mute");
        result("of-ill", "COMPLETED", "ill");
        for (String run : new String[] {"of-mute", "of-ill"}) {
            Files.createDirectories(folder.resolve("home/runs/" + run + "/train/model"));
            Files.writeString(folder.resolve("home/runs/" + run + "/train/model/weights.bin"), "learned");
        }

        assertThat(cli("model", "show", "of-mute").out())
                .contains("export of-mute")
                .doesNotContain("generate of-mute");
        assertThat(cli("generate", "of-mute", "hello").exitCode()).isEqualTo(2);
        assertThat(cli("generate", "of-mute", "hello").err()).contains("does not say how its model speaks");
        assertThat(cli("generate", "of-ill", "hello").exitCode()).isEqualTo(1);
        assertThat(cli("generate", "of-ill", "hello").err()).contains("exit code 3", "out of words");
    }

    @Test
    void aRunThatIsNotFinishedOrNotThereHasNoModel() throws IOException {
        result("failed-run", "FAILED", "own");
        Files.createDirectories(folder.resolve("home/runs/open-run"));
        result("bare-run", "COMPLETED", "own");

        assertThat(cli("model", "export", "failed-run").err()).contains("is FAILED: its model is not finished");
        assertThat(cli("model", "show", "open-run").err()).contains("has no result yet");
        assertThat(cli("model", "show", "bare-run").err()).contains("has left no model");
        assertThat(cli("model", "show", "nobody").exitCode()).isEqualTo(7);
    }

    private void result(String runId, String outcome, String trainer) throws IOException {
        Path run = Files.createDirectories(folder.resolve("home/runs").resolve(runId));
        String digest = Sha256.ofBytes("learned".getBytes());
        String files = runId.equals("my-run")
                ? "{\"name\":\"train/model/weights.bin\",\"bytes\":7,\"sha256\":\"" + digest + "\"}"
                : "";
        Files.writeString(run.resolve("result.json"), """
                {"runId": "%s", "outcome": "%s", "phases": [], "starts": [], "files": [%s],
                 "request": {"dataset": "sample", "model": "tiny", "trainer": "%s"},
                 "approval": {"state": "APPROVED", "quorum": 1, "approvedBy": ["alice"], "audit": []}}
                """.formatted(runId, outcome, files, trainer));
    }

    private void profile(String name, String yaml) throws IOException {
        Path file = folder.resolve("home/trainers").resolve(name + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "name: " + name + "\ncommand: [x]\nenvironment: {allow: [PATH]}\n" + yaml + "\n");
    }

    private CommandRun cli(String... arguments) {
        return new CommandLineFixture(folder, Map.of("PATH", System.getenv("PATH")))
                .installed()
                .run(arguments);
    }
}
