package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code trainer check --train}: what a profile claims beside what was seen. */
@OnTheRealServer
class TrainerCheckTest {

    private static final String COUNT = """
            out=$1; mkdir -p "$out/checkpoints"
            step=$(ls "$out/checkpoints" | sort -n | tail -n 1); step=${step:-0}
            trap 'mkdir -p "$out/checkpoints/$step"; exit 143' TERM
            while [ $step -lt 30 ]; do
                step=$((step + 1)); echo "{\\"step\\":$step,\\"loss\\":2.5}" >> "$out/metrics.jsonl"; sleep 0.1
            done
            mkdir -p "$out/checkpoints/30"; echo '{"event":"completed","step":30}' >> "$out/metrics.jsonl"
            """;
    private static final String CLAIMS =
            "completion: {event: true, targetStep: true}\nstop: {saves: true, exitCodes: [143]}";

    private final Site site;

    TrainerCheckTest(Site site) {
        this.site = site;
    }

    @Test
    void theReferenceTrainerDoesWhatItsProfileSays() {
        CliResult checked = site.cli("trainer", "check", "reference", "--train").exits(0);

        assertThat(checked.stdout())
                .contains("checkpoint on stop", "resume", "completion", "does what its profile says")
                .doesNotContain(" NO");
    }

    @Test
    void aTrainerThatKeepsItsPromisesIsBelieved() {
        site.home().trainer("honest", COUNT.lines().toList(), CLAIMS);

        JsonNode checked = site.cli("trainer", "check", "honest", "--train", "-o", "json")
                .exits(0)
                .json();

        assertThat(checked.path("good").booleanValue()).isTrue();
        assertThat(checked.path("claims").findValuesAsText("about"))
                .containsExactly("progress", "stop", "checkpoint on stop", "resume", "completion");
    }

    @Test
    void aTrainerThatSavesNothingOnStopIsFoundOut() {
        List<String> careless = COUNT.replace("mkdir -p \"$out/checkpoints/$step\"; exit 143", "exit 143")
                .lines()
                .toList();
        site.home().trainer("careless", careless, CLAIMS);

        CliResult checked = site.cli("trainer", "check", "careless", "--train").exits(3);

        assertThat(checked.stdout()).contains("checkpoint on stop", "none", "NO");
        assertThat(site.home().processes()).isEmpty();
    }

    /** Some save only seconds after they were asked to stop. */
    @Test
    void aTrainerThatIsDoneWhenItStopsIsNotStartedAgain() {
        List<String> late = (COUNT.replaceFirst("trap .*", "trap 'late=143' TERM") + "exit ${late:-0}")
                .lines()
                .toList();
        site.home().trainer("late", late, CLAIMS);

        CliResult checked = site.cli("trainer", "check", "late", "--train").exits(3);

        assertThat(checked.stdout())
                .contains("it was done by then: take more with --steps")
                .doesNotContain("completion");
    }

    /** Where it tells its steps, and what is seen of one that trains all of them again, too quickly to be watched. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{event: true} | echo \"{\\\"step\\\":$i,\\\"loss\\\":2.5}\" >> \"$1/metrics.jsonl\" | its first step was 1",
                "{stream: stdout, format: pattern, pattern: 'step (?P<step>[0-9]+) (?P<loss>[0-9.]+)'} | echo step $i 2.5 | its first step was 1",
                "{stream: stdout, format: dict} | echo \"{'loss': 2.5}\" | steps more than were left",
            })
    void aTrainerThatBeginsAnewIsFoundOut(String metrics, String tells, String seen) {
        String name = "anew-" + Integer.toHexString(metrics.hashCode());
        site.home()
                .trainer(
                        name,
                        List.of(
                                "mkdir -p \"$1/checkpoints\"; trap 'mkdir -p \"$1/checkpoints/$i\"; exit 143' TERM",
                                "[ -z \"$(ls \"$1/checkpoints\")\" ] && pause=0.1",
                                "i=0; while [ $i -lt 30 ]; do i=$((i + 1)); " + tells + "; sleep ${pause:-0}; done",
                                "mkdir -p \"$1/checkpoints/30\""),
                        "completion: {targetStep: true}\nstop: {saves: true, exitCodes: [143]}"
                                + (metrics.startsWith("{stream") ? "\nmetrics: " + metrics : ""));

        assertThat(site.cli("trainer", "check", name, "--train").exits(3).stdout())
                .containsPattern("resume +from step [0-9]+ +.*" + seen + " +NO");
    }

    @Test
    void aTrainerThatTakesNoStepIsToldWithItsLastWords() throws IOException {
        site.home()
                .trainer(
                        "broken",
                        List.of("echo $1 > " + site.home().path() + "/where", "echo 'no such optimizer' >&2", "exit 2"),
                        CLAIMS);

        assertThat(site.cli("trainer", "check", "broken", "--train").exits(3).stdout())
                .contains("no step", "exit code 2", "no such optimizer");
        Path output =
                Path.of(Files.readString(site.home().path().resolve("where")).strip());
        assertThat(output.getParent().getParent()).doesNotExist();
    }

    /** A check that somebody gives up: Java leaves its finally blocks out then. */
    @Test
    void anInterruptedCheckLeavesNeitherATrainerNorItsFolder() throws IOException {
        Path told = site.home().path().resolve("told");
        site.home()
                .trainer(
                        "endless",
                        List.of("echo $$ $1 > " + told, "trap '' TERM", "while :; do sleep 0.1; done"),
                        CLAIMS);
        Program check = site.startCli("trainer", "check", "endless", "--train");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(told) && Files.size(told) > 0);
        String[] pidAndOutput = Files.readString(told).strip().split(" ");

        check.interrupt();

        assertThat(check.await(Duration.ofSeconds(60))).isEqualTo(130);
        assertThat(ProcessHandle.of(Long.parseLong(pidAndOutput[0]))).isEmpty();
        assertThat(Path.of(pidAndOutput[1]).getParent().getParent()).doesNotExist();
    }

    @Test
    void aTrainerThatCanMakeATinyModelIsTriedWithThat() {
        String probe = "probe: {command: [test, -f, \"{model}/config.json\"]}\n";
        String made = "model: {tiny: [sh, -c, 'mkdir \"$0\" && touch \"$0/config.json\"', \"{modelDirectory}\"]}";
        site.home().trainer("maker", COUNT.lines().toList(), CLAIMS, probe + made);
        site.home().trainer("taker", COUNT.lines().toList(), CLAIMS, probe);
        site.home().trainer("failing", COUNT.lines().toList(), "model: {tiny: [sh, -c, 'echo no torch; exit 1']}");

        site.cli("trainer", "check", "maker").exits(0);
        site.cli("trainer", "check", "taker").exits(3);
        assertThat(site.cli("trainer", "check", "failing").exits(3).stderr())
                .contains("made no model to be tried with", "no torch", "trainer install failing", "--model PATH");
    }
}
