package dev.trainmaster.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainmaster.TestRequests;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.failure.TrainerFailureClass;
import dev.trainmaster.request.Device;
import dev.trainmaster.request.TrainingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainerProfilesTest {
    @TempDir
    Path folder;

    private TrainerProfiles profiles;

    @BeforeEach
    void ownProfiles() {
        profiles = new TrainerProfiles(folder);
    }

    @Test
    void theReferenceTrainerIsBundled() {
        TrainerProfile reference = profiles.find("reference");
        TrainerHost host = TestTrainers.host(Path.of("/opt/trainmaster"));

        TrainerCommand command = reference.commandIn(place(host, reference));

        assertThat(command.argv())
                .containsExactly(
                        host.java().toString(),
                        "-jar",
                        "/opt/trainmaster/trainers/reference/target/trainmaster-reference-trainer.jar",
                        "--manifest",
                        "/runs/r/manifest.yaml",
                        "--output",
                        "/runs/r/train");
        assertThat(command.environment()).containsOnlyKeys("PATH");
        assertThat(command.directory()).isEqualTo(Path.of("/runs/r"));
        assertThat(reference.probeIn(place(host, reference)).orElseThrow().argv())
                .endsWith("--probe");
        assertThat(reference.version().orElseThrow()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(reference.devices()).containsExactly(Device.AUTO, Device.CPU);
        assertThat(reference.completion()).isEqualTo(new Completion(true, true, true, false));
        assertThat(reference.metrics().file()).isEqualTo("metrics.jsonl");
    }

    @Test
    void anEndIsReadFromTheErrorOutputBeforeTheExitCode() {
        TrainerProfile reference = profiles.find("reference");

        assertThat(reference
                        .meaningOf(OptionalInt.of(4), List.of())
                        .orElseThrow()
                        .kind())
                .isEqualTo(TrainerFailureClass.NAN_LOSS);
        assertThat(reference
                        .meaningOf(OptionalInt.of(1), List.of("x", "java.lang.OutOfMemoryError: Java heap space"))
                        .orElseThrow()
                        .kind())
                .isEqualTo(TrainerFailureClass.OUT_OF_MEMORY);
        assertThat(reference.meaningOf(OptionalInt.of(77), List.of("x"))).isEmpty();
        assertThat(reference.meaningOf(OptionalInt.empty(), List.of())).isEmpty();
    }

    @Test
    void anyCommandCanBeATrainer() throws IOException {
        write("command", """
                name: command
                command: [python3, "train.py", "--data={dataset}", "--lr={learningRate}", "--out", "{output}"]
                environment:
                  allow: [PATH]
                  set: {OUT: "{output}/x", HF_HUB_OFFLINE: "1"}
                exitCodes:
                  9: {kind: killed, hint: Ask the operator.}
                """);
        TrainerHost host = TestTrainers.host(Path.of("/opt"));

        TrainerProfile profile = profiles.find("command");
        TrainerCommand command = profile.commandIn(place(host, profile));

        assertThat(command.argv())
                .containsExactly(
                        "python3", "train.py", "--data=/runs/r/dataset.jsonl", "--lr=2.0E-5", "--out", "/runs/r/train");
        assertThat(command.environment())
                .containsEntry("OUT", "/runs/r/train/x")
                .containsEntry("HF_HUB_OFFLINE", "1")
                .doesNotContainKey("SECRET");
        assertThat(command.toString()).doesNotContain("HF_HUB_OFFLINE");
        assertThat(profile.environment().names()).containsExactly("HF_HUB_OFFLINE", "OUT", "PATH");
        assertThat(profile.meaningOf(OptionalInt.of(9), List.of()).orElseThrow().hintText())
                .isEqualTo("Ask the operator.");
        assertThat(profile.probe()).isEmpty();
        assertThat(profile.lengthUnit()).isEqualTo(LengthUnit.TOKENS);
        assertThat(profiles.names()).contains("command", "reference").isSorted();
    }

    @Test
    void anUnknownTrainerNamesTheNearestAndAllThatAreKnown() {
        FailureException failure = failureOf("referense");

        assertThat(failure.failure().type()).isEqualTo(FailureType.TRAINER_UNAVAILABLE);
        assertThat(failure)
                .hasMessage("there is no trainer \"referense\"; did you mean reference? Known are "
                        + String.join(", ", profiles.names()) + "; own profiles go into " + folder);
    }

    @Test
    void everyBundledProfileCanBeRead() {
        for (KnownTrainer trainer : profiles.all()) {
            assertThat(trainer.problem()).as(trainer.name()).isEmpty();
        }
    }

    static Stream<Arguments> locks() {
        Path none = Path.of("target/no-profiles-of-the-user");
        return new TrainerProfiles(none)
                .all().stream()
                        .flatMap(trainer -> trainer.profile().stream())
                        .flatMap(profile -> profile.install().stream()
                                .flatMap(rule ->
                                        Stream.concat(Stream.of(rule.lock()), rule.variants().values().stream()))
                                .map(lock -> Arguments.of(profile.name(), Path.of("..", lock))));
    }

    /** What {@code trainer install} gives uv and pip: with one package that has no digest they refuse all. */
    @ParameterizedTest
    @MethodSource("locks")
    void everyLockNamesEachPackageOnceForEveryPythonWithItsVersionAndDigest(String trainer, Path lock)
            throws IOException {
        List<String> packages = Files.readString(lock)
                .replace("\\\n", "")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(packages)
                .isNotEmpty()
                .allMatch(line -> line.matches("[a-z0-9._-]+==[^ ;]+( ; [^-]+)?( +--hash=sha256:[0-9a-f]{64})+"))
                .extracting(line -> line.replaceAll("==[^ ;]+| +--hash=.*", ""))
                .doesNotHaveDuplicates();
    }

    /** tunix is ours; the others come from the index, in the version that their profile says. */
    @Test
    void aProfileSaysTheVersionThatItsLockInstalls() {
        assertThat(List.of("trl", "llamafactory", "axolotl", "torchtune", "maxtext"))
                .allSatisfy(name -> assertThat(Files.readString(Path.of(
                                "..",
                                profiles.find(name).install().orElseThrow().lock())))
                        .contains("\n" + name + "=="
                                + profiles.find(name).version().orElseThrow() + " "));
    }

    static Stream<Arguments> brokenProfiles() {
        String head = "name: own\ncommand: [x]\n";
        return Stream.of(
                Arguments.of("name: own\ncomand: [x]\n", "comand is no known key; did you mean command?"),
                Arguments.of(
                        head + "exitCodes:\n  2: {kidn: config}\n",
                        "exitCodes.2.kidn is no known key; did you mean kind?"),
                Arguments.of(
                        head + "exitCodes:\n  2: {kind: confg}\n",
                        "exitCodes.2.kind must not be \"confg\"; it is one of config"),
                Arguments.of("name: own\n", "command is missing"),
                Arguments.of(
                        "name: own\ncommand: [\"{maniest}\"]\n",
                        "{maniest}, which is no known word; did you mean {manifest}?"),
                Arguments.of("name: other\ncommand: [x]\n", "its name is other, so the file must be other.yaml"),
                Arguments.of("name: Own\ncommand: [x]\n", "name must be lower-case letters"),
                Arguments.of(
                        head + "metrics: {file: ../../etc/passwd}\n", "metrics.file must be a path below the output"),
                Arguments.of(
                        head + "errorPatterns: [{pattern: \"(\", kind: disk}]\n", "\"(\" is no regular expression"),
                Arguments.of(
                        head + "probe: {command: [x], timeout: PT1H, answers: true}\n", "probe.timeout must be above"),
                Arguments.of(head + "probe: {command: [x], timeout: soon}\n", "probe.timeout must not be \"soon\""),
                Arguments.of(head + "name: own\n", "is no valid YAML"),
                Arguments.of("a: &a [x]\nb: [*a, *a]\n", "is no valid YAML"),
                Arguments.of("- x\n", "a profile is a mapping"),
                Arguments.of("name: own\ncommand: x\n", "command must be a list"),
                Arguments.of("!!javax.script.ScriptEngineManager []\n", "is no valid YAML"));
    }

    @ParameterizedTest
    @MethodSource("brokenProfiles")
    void aBrokenProfileIsRefusedWithItsFileAndTheKey(String yaml, String reason) throws IOException {
        write("own", yaml);

        assertThat(failureOf("own"))
                .hasMessageStartingWith(folder.resolve("own.yaml") + ": ")
                .hasMessageContaining(reason);
        assertThat(profiles.find("reference").name()).isEqualTo("reference");
    }

    private FailureException failureOf(String name) {
        return catchThrowableOfType(FailureException.class, () -> profiles.find(name));
    }

    private void write(String name, String yaml) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), yaml);
    }

    private static TrainerPlace place(TrainerHost host, TrainerProfile profile) {
        TrainingRequest request = TestRequests.with(Map.of("trainer", profile.name(), "model", "tiny"));
        return TrainerPlace.of(host, Path.of("/runs/r"), Path.of("/runs/r/dataset.jsonl"), 20, profile, request);
    }
}
