package dev.trainmaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandLineFixture;
import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.Records;
import dev.trainmaster.request.RequestDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OfflineCommandsTest {

    @TempDir
    Path folder;

    @Test
    void withoutArgumentsItSaysWhatThereIs() {
        CommandRun run = cli();

        assertThat(run.exitCode()).isZero();
        for (CommandName name : CommandName.values()) {
            assertThat(run.out()).contains("  " + name.text());
        }
        assertThat(run.out()).contains("trainmaster demo", "Exit codes");
    }

    @ParameterizedTest
    @EnumSource(CommandName.class)
    void everyCommandHasHelpWithExamplesThatFitsTheTerminal(CommandName name) {
        CommandRun run = terminal().columns(80).run(name.text(), "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: trainmaster " + name.text()).contains("Examples:", "--help");
    }

    @Test
    void aMistypedCommandOrOptionIsToldWithTheNearestOne() {
        assertThat(cli("lst").err()).contains("did you mean list");
        assertThat(cli("list", "--phas", "x").err()).contains("--phase");
        assertThat(cli("lst").exitCode()).isEqualTo(2);
        assertThat(cli("lst", "-o", "json")
                        .json()
                        .path("error")
                        .path("exitCode")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "pending", "doctor"})
    void withoutAServerTheExitCodeIsEightAndTheAdviceIsUp(String command) {
        CommandRun run = cli(command);

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.everything()).contains("trainmaster up");
    }

    @Test
    void aServerThatDoesNotAnswerIsToldWithItsAddress() {
        CommandRun run = cli("list", "--address", "127.0.0.1:9", "-o", "json");

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.json().path("error").path("message").asText()).contains("127.0.0.1:9");
    }

    @Test
    void theWrittenFileIsAValidRequestAndIsNeverOverwrittenByAccident() throws IOException {
        assertThat(cli("init").exitCode()).isZero();

        assertThat(Files.readString(folder.resolve("run.schema.json"))).contains("\"maxSeqLength\"");
        Files.writeString(folder.resolve("run.yaml"), "mine");
        assertThat(cli("init").exitCode()).isEqualTo(2);
        assertThat(folder.resolve("run.yaml")).hasContent("mine");
        assertThat(cli("init", "--force").exitCode()).isZero();
        // It gets past the checks of the request: what is missing then is a server.
        assertThat(cli("start", "-f", "run.yaml").exitCode()).isEqualTo(8);
    }

    @Test
    void theSchemaKnowsEveryFieldThatARequestHas() throws IOException {
        cli("init");
        String schema = Files.readString(folder.resolve("run.schema.json"));

        Map<String, Object> document =
                new RequestDocument(Map.of("dataset", "d", "model", "m")).read().toDocument();
        document.forEach((key, value) -> {
            assertThat(schema).contains("\"" + key + "\"");
            if (value instanceof Map<?, ?> group) {
                group.keySet().forEach(field -> assertThat(schema).contains("\"" + field + "\""));
            }
        });
    }

    @Test
    void aFileBecomesADatasetAndCanBeExported() throws IOException {
        Files.writeString(folder.resolve("mine.jsonl"), Records.GOOD.repeat(3));

        CommandRun added = cli("dataset", "add", "mine.jsonl", "-o", "json");
        CommandRun exported = cli("export", "mine", "--format", "trace", "--out", "out.jsonl");

        assertThat(added.json().path("records").asInt()).isEqualTo(3);
        assertThat(cli("dataset", "list").out()).contains("mine", "sample");
        assertThat(cli("dataset", "show", "mine").out()).contains("3 records");
        assertThat(exported.exitCode()).as(exported.everything()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out.jsonl"))).hasSize(3);
        assertThat(cli("dataset", "add", "mine.jsonl").out()).contains("There already");
    }

    @Test
    void aBadFileIsRefusedWithItsLineAndNothingIsLeft() throws IOException {
        Files.writeString(folder.resolve("bad.jsonl"), Records.GOOD + "{\"prompt\":1}\n");

        CommandRun added = cli("dataset", "add", "bad.jsonl");
        CommandRun started = cli("start", "--dataset", "./bad.jsonl", "--model", "m");

        assertThat(added.exitCode()).isEqualTo(2);
        assertThat(added.err()).contains("bad.jsonl:2");
        assertThat(started.exitCode()).isEqualTo(2);
        assertThat(folder.resolve("home/datasets/bad.jsonl")).doesNotExist();
        assertThat(cli("dataset", "add", "none.jsonl").exitCode()).isEqualTo(2);
        assertThat(cli("dataset").exitCode()).isEqualTo(2);
    }

    @Test
    void aRequestThatIsWrongElsewhereAddsNoDataset() throws IOException {
        Files.writeString(folder.resolve("mine.jsonl"), Records.GOOD);

        CommandRun started = cli("start", "--dataset", "./mine.jsonl", "--epochs", "0");

        assertThat(started.exitCode()).isEqualTo(2);
        assertThat(started.err()).contains("--epochs", "model: is missing");
        assertThat(folder.resolve("home/datasets/mine.jsonl")).doesNotExist();
    }

    @Test
    void onATerminalThatKnowsAsciiOnlyNothingElseIsPrinted() throws IOException {
        Files.writeString(folder.resolve("mine.jsonl"), Records.GOOD.replace("2+2", "zwei und zwei – wie viel?"));

        CommandRun narrow = terminal().inAscii().columns(30).run("dataset", "list");
        CommandRun json = terminal().inAscii().run("dataset", "add", "mine.jsonl", "--key", "mine", "-o", "json");

        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(narrow.everything()))
                .isTrue();
        assertThat(narrow.out()).contains("...").doesNotContain("?");
        assertThat(narrow.out().lines().limit(2)).allMatch(line -> line.length() <= 30);
        assertThat(json.json().path("key").asText()).isEqualTo("mine");
    }

    @Test
    void theCompletionScriptKnowsCommandsAndOptions() {
        assertThat(cli("completion").out()).contains("_complete_trainmaster", "--max-seq-length", "install");
    }

    @Test
    void aWorkerWithoutAnInstallationSaysHowToGetOne() {
        CommandRun run = cli("worker");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("./trainmaster");
    }

    private CommandLineFixture terminal() {
        return new CommandLineFixture(folder, Map.of());
    }

    private CommandRun cli(String... arguments) {
        return terminal().run(arguments);
    }
}
