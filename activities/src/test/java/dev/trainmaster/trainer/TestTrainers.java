package dev.trainmaster.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Trainers that are shell commands, to test with. */
public final class TestTrainers {
    private TestTrainers() {}

    public static TrainerHost host(Path install) {
        return new TrainerHost(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                install,
                install.resolve("venvs"),
                Map.of("PATH", "/usr/bin:/bin", "SECRET", "do not tell"));
    }

    /** A profile named {@code command} whose probe is a script. */
    public static TrainerProfiles probedBy(Path directory, String script) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("probe.sh"), script);
        Files.writeString(directory.resolve("command.yaml"), """
                name: command
                version: "1.9"
                command: [sh, train.sh, "{manifest}"]
                probe:
                  command: [sh, "%s", "{manifest}"]
                  timeout: PT3S
                  answers: true
                environment: {allow: [PATH]}
                devices: [auto, cpu]
                lengthUnit: bytes
                exitCodes:
                  2: {kind: config}
                """.formatted(directory.resolve("probe.sh")));
        return new TrainerProfiles(directory);
    }

    /** A profile named {@code command} whose training is a script that gets its output directory. */
    public static TrainerProfiles training(Path directory, String script, String more) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("train.sh"), script);
        Files.writeString(directory.resolve("command.yaml"), """
                name: command
                command: [sh, "%s", "{output}", "{manifest}"]
                environment: {allow: [PATH]}
                lengthUnit: bytes
                exitCodes:
                  4: {kind: nan-loss}
                %s
                """.formatted(directory.resolve("train.sh"), more));
        return new TrainerProfiles(directory);
    }
}
