package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.run.Phase;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trainers and profiles that cannot work: told before anybody approves where that can be, else with a class and a hint. */
@OnTheRealServer
class BadTrainerTest {

    private static final String PROVEN = "completion: {targetStep: true, finiteLoss: true}";
    private static final String LAST_CHECKPOINT = "mkdir -p \"$1/checkpoints/12\"";

    private final Site site;

    BadTrainerTest(Site site) {
        this.site = site;
    }

    @BeforeEach
    void aWorkerRuns() {
        site.worker();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "command: [t, '{modle}'] | command has {modle}, which is no known word; did you mean {model}?",
                "command: train --model $MODEL | command must be a list",
                "comand: [t] | comand is no known key; did you mean command?",
                "command: [t]\\nerrorPatterns: [{pattern: '(?=x)', kind: disk}] | no look-around",
                "command: [t]\\nprobe: {command: [sleep, '600'], timeout: PT1S} | did not answer within PT1S",
                "command: [t]\\nprobe: {command: [sh, -c, 'read answer; echo nobody answered $? >&2; exit 1']} | nobody answered 1",
                "command: ['{python}', train.py] | trainers/venvs/bad/bin/python. Make it with `trainmaster trainer install bad`"
            })
    void whatCannotBeginIsToldInTheDryRun(String yaml, String told) {
        site.home().write("trainers/bad.yaml", "name: bad\n" + yaml.replace("\\n", "\n") + "\n");
        String id = "dry-" + Integer.toHexString(yaml.hashCode());

        TestRun run = site.run(id).start(Requests.with(Requests.dryRun(), "trainer", "bad"));

        JsonNode shown = new Ending(Phase.FAILED, 3, failureOf(run)).isToldByEveryoneOf(run);
        assertThat(shown.toString() + site.cli("why", id).exits(0).stdout()).contains(told);
    }

    private static String failureOf(TestRun run) {
        run.closes(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED);
        return run.site().home().result(run.id()).at("/failure/type").textValue();
    }

    @Test
    void aShellsSignsInAModelsNameReachTheTrainerAsTheyAre() {
        site.home().trainer("echo", List.of("printf '%s' \"$2\" > seen", LAST_CHECKPOINT), PROVEN);
        site.home()
                .write(
                        "trainers/echo.yaml",
                        "name: echo\ncommand: [/bin/sh, \"" + site.home().path().resolve("echo.sh")
                                + "\", \"{output}\", \"{model}\"]\n" + PROVEN + "\n");
        String model = "a; touch pwned $(touch pwned) `touch pwned` | tee > pwned";

        TestRun run = site.run("signs").start(with("echo", "model", model)).approved();

        Ending.completed().isToldByEveryoneOf(run);
        assertThat(site.home().run("signs").resolve("seen")).hasContent(model);
        assertThat(site.home().run("signs").resolve("pwned")).doesNotExist();
    }

    @Test
    void anExitWithZeroAtOnceIsNoSuccess() {
        site.home().trainer("lazy", List.of("exit 0"), PROVEN);

        JsonNode shown =
                failed("lazy", with("lazy", "limits", Map.of("restartsWithoutProgress", 1)), "RestartBudgetSpent");

        assertThat(shown.at("/failure/message").textValue())
                .contains("left neither a completion record nor a checkpoint of the last step");
        assertThat(shown.path("starts")).hasSize(2);
    }

    @Test
    void aLossThatJsonDoesNotKnowIsNoNumber() {
        site.home()
                .trainer(
                        "nan",
                        List.of("echo '{\"step\":1,\"loss\":NaN}' >> \"$1/metrics.jsonl\"", LAST_CHECKPOINT),
                        PROVEN);

        JsonNode shown = failed("nan", Requests.training("nan"), "TrainerFailed");

        assertThat(shown.at("/failure/death/kind").textValue()).isEqualTo("nan-loss");
        assertThat(shown.at("/failure/hint").textValue()).contains("learningRate");
    }

    @Test
    void aMillionLinesAreKeptAndHoldNothingUp() {
        site.home()
                .trainer(
                        "chatty",
                        List.of("awk 'BEGIN { for (i = 1; i <= 1000000; i++) print \"line\", i }'", LAST_CHECKPOINT),
                        PROVEN);

        TestRun run = site.run("chatty").start(Requests.training("chatty")).approved();

        Ending.completed().isToldByEveryoneOf(run);
        assertThat(site.home().wholeLines(site.home().train("chatty").resolve("1/stdout.log")))
                .hasSize(1_000_000)
                .endsWith("line 1000000");
        assertThat(site.cli("logs", "chatty", "-n", "1").exits(0).stdout()).isEqualTo("line 1000000\n");
    }

    @Test
    void whatATrainerForkedAndLeftBehindIsGoneWhenTheRunIs() {
        site.home()
                .trainer(
                        "forks",
                        List.of(
                                "setsid sh -c 'trap \"\" TERM; while :; do sleep 1; done' &",
                                "(trap '' TERM; while :; do sleep 1; done) &",
                                LAST_CHECKPOINT),
                        PROVEN);

        TestRun run = site.run("forks").start(Requests.training("forks")).approved();

        Ending.completed().isToldByEveryoneOf(run);
        assertThat(site.home().processesOf("forks")).isEmpty();
    }

    @Test
    void anEnvironmentThatIsDeletedBeforeTheStartIsToldWithHowToMakeItAgain() throws IOException {
        Path python = python("gone");
        site.home().write("trainers/gone.yaml", "name: gone\ncommand: [\"{python}\", -c, \"\"]\n" + PROVEN + "\n");
        TestRun run = site.run("gone").start(Requests.training("gone")).reaches(Phase.AWAITING_APPROVAL);
        Files.delete(python);

        run.approved();

        JsonNode shown = new Ending(Phase.FAILED, 3, "TrainerUnavailable").isToldByEveryoneOf(run);
        assertThat(shown.at("/failure/message").textValue()).contains(python.toString());
        assertThat(shown.at("/failure/hint").textValue()).contains("trainmaster trainer install gone");
    }

    @Test
    void anEnvironmentThatIsDeletedUnderATrainerIsAFaultOfTheSettingsAndNotTriedAgain() throws IOException {
        Path python = python("hollow");
        site.home()
                .write(
                        "trainers/hollow.yaml",
                        "name: hollow\ncommand: [\"{python}\", \"{runDirectory}/../../hollow.sh\"]\nenvironment: {allow: [PATH]}\n"
                                + "errorPatterns: [{pattern: \"No module named\", kind: config, hint: Install it again.}]\n"
                                + PROVEN + "\n");
        site.home()
                .write(
                        "hollow.sh",
                        "rm -rf \"" + python.getParent()
                                + "\"\necho \"ModuleNotFoundError: No module named 'torch'\" >&2\nexit 1\n");

        JsonNode shown = failed("hollow", Requests.training("hollow"), "TrainerFailed");

        assertThat(shown.at("/failure/death/kind").textValue()).isEqualTo("config");
        assertThat(shown.at("/failure/hint").textValue()).isEqualTo("Install it again.");
        assertThat(shown.path("starts")).hasSize(1);
    }

    /** A shell stands in for Python: what matters is where it is. */
    private Path python(String trainer) throws IOException {
        Path python = site.home().path().resolve("trainers/venvs/" + trainer + "/bin/python");
        Files.createDirectories(python.getParent());
        return Files.createSymbolicLink(python, Path.of("/bin/sh"));
    }

    private JsonNode failed(String id, Map<String, Object> request, String type) {
        TestRun run = site.run(id).start(request).approved();
        return new Ending(Phase.FAILED, 1, type).isToldByEveryoneOf(run);
    }

    private static Map<String, Object> with(String trainer, String key, Object value) {
        return Requests.with(Requests.training(trainer), key, value);
    }
}
