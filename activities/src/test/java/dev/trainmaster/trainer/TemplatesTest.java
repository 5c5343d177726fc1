package dev.trainmaster.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.TestRequests;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class TemplatesTest {
    private final TrainerHost host = TestTrainers.host(Path.of("/opt/trainmaster"));

    @Test
    void aShellsSignsStayWhatTheyAre() {
        TrainerProfile profile =
                profile("command: [train, \"--model={model}\", \"; rm -rf ~\", \"$(date) `id` | tee *\"]");

        assertThat(fresh(profile, Map.of("model", "a b'; reboot #\n{dataset} $HOME"))
                        .command())
                .containsExactly(
                        "train", "--model=a b'; reboot #\n{dataset} $HOME", "; rm -rf ~", "$(date) `id` | tee *");
    }

    @Test
    void aConditionDecidesWhetherArgumentsAreThere() {
        TrainerProfile profile = profile("""
                command:
                  - train
                  - {when: maxSteps, args: [--max, "{maxSteps}"]}
                  - {when: device=cpu, args: [--cpu]}
                  - {when: not settings.packing, args: [--plain]}
                settings:
                  packing: {type: boolean, default: false}
                """);

        assertThat(fresh(profile, Map.of()).command()).containsExactly("train", "--plain");
        assertThat(fresh(
                                profile,
                                Map.of(
                                        "hyperparameters", Map.of("maxSteps", 7, "device", "cpu"),
                                        "settings", Map.of("packing", true)))
                        .command())
                .containsExactly("train", "--max", "7", "--cpu");
    }

    @Test
    void aCheckpointIsNamedOnlyWhereThereIsOne() {
        TrainerProfile profile =
                profile("command: [train, {when: checkpoint, args: [--resume, \"{checkpoint}/state.pt\"]}]");
        Rendering rendering = rendering(profile, Map.of());

        assertThat(rendering.fresh().command()).containsExactly("train");
        assertThat(rendering.resumed().orElseThrow().command())
                .containsExactly("train", "--resume", "{checkpoint}/state.pt");
        assertThat(rendering(profile("command: [train]"), Map.of()).resumed()).isEmpty();
    }

    @Test
    void everySettingCanBecomeArguments() {
        TrainerProfile profile = profile("command: [train, {each: settings, args: [\"{key}={value}\"]}]");
        Map<String, Object> settings = new HashMap<>(Map.of("rank", 8));

        assertThat(fresh(profile, Map.of("settings", settings)).command()).containsExactly("train", "rank=8");
    }

    @Test
    void aGeneratedFileKeepsTypesAndNoValueCanWriteAKey() {
        TrainerProfile profile = profile("""
                command: [train, "{files}/config.yaml"]
                files:
                  config.yaml:
                    model: "{model}"
                    name: "run of {model}"
                    lr: "{learningRate}"
                    steps: "{totalSteps}"
                    resume: {when: checkpoint, value: "{checkpoint}", otherwise: false}
                    max: {when: maxSteps, value: "{maxSteps}"}
                    lora: {when: settings.rank, value: {r: "{settings.rank}"}}
                    data:
                      - {path: json, files: ["{dataset}"]}
                """);
        Object content = fresh(profile, Map.of("model", "x: y\nresume: true # '\"", "settings", Map.of("rank", 4)))
                .files()
                .get("config.yaml");

        Map<String, Object> read =
                new Yaml().load(new String(GeneratedFile.bytes("config.yaml", content), StandardCharsets.UTF_8));

        assertThat(read)
                .containsEntry("model", "x: y\nresume: true # '\"")
                .containsEntry("name", "run of x: y\nresume: true # '\"")
                .containsEntry("lr", 2e-5)
                .containsEntry("steps", 9)
                .containsEntry("resume", false)
                .doesNotContainKey("max")
                .containsEntry("lora", Map.of("r", 4))
                .containsEntry("data", List.of(Map.of("path", "json", "files", List.of("/runs/r/dataset.jsonl"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "command: [t, '{maxSteps}'] ! {maxSteps}, which is not always there: put it under {when: maxSteps",
                "command: [t, '{settings.rank}'] ! {settings.rank}, which is not always there",
                "command: [t, '{settings.rnk}']\\nsettings: {rank: {type: integer}} ! did you mean {settings.rank}?",
                "command: [t, {when: never, args: [x]}] ! {never}, which is no known word",
                "command: [t, {when: 'a; b', args: [x]}] ! has the condition \"a; b\"",
                "command: [t, {wen: maxSteps, args: [x]}] ! a command's item is a text, or {when: CONDITION",
                "command: [t, {when: maxSteps, args: x}] ! args must be a list of texts",
                "command: [{when: maxSteps, args: [x]}] ! command must begin with the program",
                "command: [t, [x]] ! a command's item must be a text",
                "command: [t, '{key}'] ! {key}, which is no known word",
                "command: [t]\\nfiles: {../x.yaml: {a: 1}} ! files must be a path below",
                "command: [t]\\nfiles: {x.yaml: {a: '{modle}'}} ! files.x.yaml.a has {modle}",
                "command: [t]\\nfiles: {x.yaml: {a: {when: maxSteps, vale: 1}}} ! files.x.yaml.a.vale is no known key",
                "command: [t]\\nfiles: {x.yaml: text} ! files.x.yaml must be a mapping",
                "command: [t]\\nworkingDirectory: /etc ! workingDirectory is run, output or install",
                "command: [t]\\nsettings: {rank: {type: integer, default: x}} ! must be of its type integer",
                "command: [t]\\nsettings: {rank: {typ: integer}} ! settings.rank.typ is no known key; did you mean type?",
                "command: [t]\\nmetrics: {format: dict} ! metrics.file must not be metrics.jsonl",
                "command: [t]\\nmetrics: {stream: stdout, format: pattern} ! metrics.pattern belongs to",
                "command: [t]\\nmetrics: {stream: stdout, format: pattern, pattern: x} ! needs a group",
                "command: [t]\\ncheckpoints: {stepFile: {file: ../x, key: a}} ! checkpoints.stepFile.file must be a path",
            })
    void aTemplateThatCannotWorkIsRefusedWhenItIsRead(String yaml, String reason) {
        assertThatThrownBy(() -> profile(yaml.replace("\\n", "\n")))
                .isInstanceOf(InvalidProfileException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|aa)+b", "(.*)*x"})
    void anExpressionThatBacktracksElsewhereCostsNothing(String pattern) {
        ErrorPattern evil = profile("command: [t]\nerrorPatterns: [{pattern: '" + pattern + "', kind: disk}]")
                .errorPatterns()
                .get(0);

        long before = System.nanoTime();
        evil.isIn("a".repeat(3_900) + "!");
        evil.isIn("a".repeat(10_000_000));

        assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
    }

    @Test
    void anExpressionThatNeedsMemoryWithoutEndIsRefused() {
        assertThatThrownBy(
                        () -> profile("command: [t]\nerrorPatterns: [{pattern: '((a{100}){100}){100}', kind: disk}]"))
                .isInstanceOf(InvalidProfileException.class);
    }

    @Test
    void settingsThatTheProfileDoesNotListAreToldAllAtOnce() {
        TrainerProfile profile = profile("""
                command: [t]
                settings:
                  rank: {type: integer, default: 8}
                  lora: {type: boolean, default: true}
                  dtype: {type: text, choices: [float32, bfloat16]}
                """);

        assertThat(profile.settings()
                        .problems(TestRequests.with(Map.of(
                                        "settings", Map.of("rnk", 1, "lora", "yes", "dtype", "int3", "rank", 2.5)))
                                .settings()))
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "settings.rnk: is no setting of this trainer; did you mean rank?",
                        "settings.lora: must be of type boolean, but is yes",
                        "settings.dtype: must be one of [float32, bfloat16], but is int3",
                        "settings.rank: must be of type integer, but is 2.5");
        assertThat(profile("command: [t]\nsettings: {}")
                        .settings()
                        .problems(TestRequests.with(Map.of("settings", Map.of("a", 1)))
                                .settings()))
                .extracting(Object::toString)
                .containsExactly("settings.a: is no setting of this trainer, which has none");
    }

    private static TrainerProfile profile(String yaml) {
        return new ProfileReader().read("test.yaml", "name: test\n" + yaml);
    }

    private LaunchPlan fresh(TrainerProfile profile, Map<String, Object> request) {
        return rendering(profile, request).fresh();
    }

    private Rendering rendering(TrainerProfile profile, Map<String, Object> request) {
        return new Rendering(
                profile,
                TrainerPlace.of(
                        host,
                        Path.of("/runs/r"),
                        Path.of("/runs/r/dataset.jsonl"),
                        20,
                        profile,
                        TestRequests.with(request)));
    }
}
