package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class MetricsTranslatorTest {
    private static final String DICT =
            "{stream: stdout, format: dict, names: {learningRate: learning_rate}," + " alsoFinite: [grad_norm]}";
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private RunDirectory run;

    @BeforeEach
    void create() throws IOException {
        run = new RunDirectory(folder.resolve("run"));
        run.create();
        Files.createDirectories(run.start(1).path());
    }

    @Test
    void dictionariesOfTextsAreCountedFromTheCheckpoint() throws IOException {
        MetricsTranslator translator = translator(DICT, new LaunchRecord(1, OptionalLong.of(30), 0));

        out(
                "Map: 100%|###| 24/24\n{'loss': '2.5', 'grad_norm': '1.1', 'learning_rate': '1e-05', 'epoch': '0.25'}\r 52%|");
        translator.readOn();
        out("##  | 31/60 [00:01<00:01]\r{'loss': 2.25, 'grad_norm': 1.0, 'learning_rate': 9e-06, 'epoch': 0.5}\n");
        out("{'train_runtime': '3.2', 'train_loss': '2.1', 'epoch': '1'}\n");
        translator.readOn();

        assertThat(told())
                .containsExactly(
                        "{\"step\":31,\"epoch\":0.25,\"loss\":2.5,\"learningRate\":1.0E-5,\"time\":\"1970-01-01T00:00:00Z\"}",
                        "{\"step\":32,\"epoch\":0.5,\"loss\":2.25,\"learningRate\":9.0E-6,\"time\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void aGradientThatIsNoNumberMakesTheLossNone() throws IOException {
        MetricsTranslator translator = translator(DICT, new LaunchRecord(1, OptionalLong.empty(), 0));

        out("{'loss': '0', 'grad_norm': 'nan', 'learning_rate': '1e-05', 'epoch': '0.25'}\n");
        translator.readOn();

        assertThat(told()).singleElement().asString().contains("\"step\":1,", "\"loss\":\"NaN\"");
    }

    @Test
    void whoeverAdoptsWritesOnlyWhatIsNotThereYet() throws IOException {
        LaunchRecord launch = new LaunchRecord(1, OptionalLong.empty(), 0);
        out("{'loss': '3'}\n{'loss': '2'}\n");
        translator(DICT, launch).readOn();
        Files.writeString(run.metrics(), "{\"step\":3,\"lo", StandardOpenOption.APPEND); // killed in the middle

        out("{'loss': '1'}\n");
        translator(DICT, launch).readOn();

        assertThat(told()).hasSize(4);
        assertThat(told().get(3)).startsWith("{\"step\":3,\"loss\":1.0");
    }

    @Test
    void barsThatReturnTheCarriageAreReadByTheirGroups() throws IOException {
        MetricsTranslator translator = translator(
                "{stream: stderr, format: pattern, pattern: '(?P<step>[0-9]+)/[0-9]+ .*loss=(?P<loss>[0-9.]+|nan)'}",
                new LaunchRecord(1, OptionalLong.empty(), 0));

        Files.writeString(
                run.start(1).stderr(), "\r  1/60 [..] loss=2.5\r  1/60 [..] loss=2.5\r  2/60 [..] loss=nan\r");
        translator.readOn();

        assertThat(told()).hasSize(2);
        assertThat(told().get(1)).contains("\"step\":2", "\"loss\":\"NaN\"");
    }

    @Test
    void aLogThatIsRotatedBetweenTwoLooksLosesNoStep() throws IOException {
        MetricsTranslator translator = translator(DICT, new LaunchRecord(1, OptionalLong.empty(), 0));
        out("{'loss': '4'}\n");
        translator.readOn();

        out("{'loss': '3'}\n");
        rotate();
        out("{'loss': '2'}\n");
        translator.readOn();
        rotate();
        translator.readOn();
        out("{'loss': '1'}\n");
        translator.readOn();
        translator.readOn();

        assertThat(told()).hasSize(4);
        assertThat(told().get(1)).startsWith("{\"step\":2,\"loss\":3.0");
        assertThat(told().get(3)).startsWith("{\"step\":4,\"loss\":1.0");
    }

    @Test
    void whoeverAdoptsCountsWhatWasRotatedToo() throws IOException {
        LaunchRecord launch = new LaunchRecord(1, OptionalLong.empty(), 0);
        out("{'loss': '3'}\n{'loss': '2'}\n");
        translator(DICT, launch).readOn();
        rotate();
        out("{'loss': '1'}\n");

        translator(DICT, launch).readOn();

        assertThat(told()).hasSize(3);
        assertThat(told().get(2)).startsWith("{\"step\":3,\"loss\":1.0");
    }

    @Test
    void aFileThatEarlierStartsWroteToIsReadFromWhereThisOneBegan() throws IOException {
        String rule = "{file: trainer_log.jsonl, names: {step: current_steps, learningRate: lr}}";
        Path log = run.train().resolve("trainer_log.jsonl");
        String first = "{\"current_steps\": 1, \"loss\": 3.0}\n{\"current_steps\": 2, \"loss\": 2.0}\n";
        Files.writeString(log, first);
        translator(rule, new LaunchRecord(1, OptionalLong.empty(), 0)).readOn();
        save(1);

        PreparedStart prepared = new StartPreparation(run, profile(rule)).prepare(2, approved());
        Files.writeString(log, "{\"current_steps\": 2, \"loss\": 1.5}\n", StandardOpenOption.APPEND);
        translator(rule, StartPreparation.record(run, 2)).readOn();

        assertThat(prepared.resumesFrom()).hasValue(1);
        assertThat(told()).hasSize(2);
        assertThat(told().get(1)).contains("\"step\":2,\"loss\":1.5");
    }

    @Test
    @Timeout(60)
    void aMillionLinesOfSomethingElseAreReadPast() throws IOException {
        MetricsTranslator translator = translator(DICT, new LaunchRecord(1, OptionalLong.empty(), 0));
        out(IntStream.range(0, 1_000_000).mapToObj(i -> "{ line " + i).collect(Collectors.joining("\n")));
        out("x".repeat(9_000_000) + "\n{'loss': '1'}\n");

        translator.readOn();

        assertThat(told()).hasSize(1);
    }

    private static ApprovedLaunch approved() {
        return ApprovedLaunch.read(Map.of("command", List.of("t"))).orElseThrow();
    }

    private void save(int step) throws IOException {
        Files.createDirectories(run.checkpoints().resolve("" + step));
    }

    private MetricsTranslator translator(String rule, LaunchRecord launch) throws IOException {
        return MetricsTranslator.of(profile(rule).metrics(), run, launch, CLOCK);
    }

    private TrainerProfile profile(String rule) throws IOException {
        Files.writeString(folder.resolve("foreign.yaml"), "name: foreign\ncommand: [t]\nmetrics: " + rule + "\n");
        return new TrainerProfiles(folder).find("foreign");
    }

    private void out(String text) throws IOException {
        Files.writeString(run.start(1).stdout(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** As the shim does. */
    private void rotate() throws IOException {
        Path first = run.start(1).path().resolve("stdout.log.1");
        if (Files.exists(first)) {
            Files.move(first, run.start(1).path().resolve("stdout.log.2"));
        }
        Files.move(run.start(1).stdout(), first);
    }

    private List<String> told() throws IOException {
        return Optional.of(run.metrics()).filter(Files::exists).isPresent()
                ? Files.readAllLines(run.metrics())
                : List.of();
    }
}
