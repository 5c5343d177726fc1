package dev.trainmaster.cli.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandLineFixture;
import dev.trainmaster.cli.fixture.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TrainerCommandsTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
    private Path wheels;

    @BeforeEach
    void aPackageIndexOfOurOwn() throws IOException {
        wheels = Files.createDirectories(folder.resolve("wheels"));
        environment.put("PIP_NO_INDEX", "1");
        environment.put("PIP_FIND_LINKS", wheels.toString());
    }

    @Test
    void everyTrainerIsListedWithItsStateAndWhereItComesFrom() throws IOException {
        profile("broken", "comand: [x]");

        CommandRun list = cli("trainer", "list", "-o", "json");

        assertThat(list.json().findValuesAsText("name")).contains("reference", "trl", "command", "broken");
        assertThat(list.json().toString()).contains("\"not installed\"", "\"broken\"", "did you mean command?");
        assertThat(cli("trainer", "show", "trl").out()).contains("saveSteps", "saves a checkpoint");
        assertThat(cli("trainer", "show", "trll").exitCode()).isEqualTo(7);
        assertThat(cli("trainer", "show", "trll").err()).contains("did you mean trl?");
    }

    @Test
    void aNewProfileIsOneThatCanBeReadAndIsNeverOverwritten() {
        assertThat(cli("trainer", "new", "mine").exitCode()).isZero();

        assertThat(cli("trainer", "show", "mine").out()).contains("/path/to/train.py");
        assertThat(folder.resolve("home/trainers/trainer.schema.json"))
                .content()
                .contains("neverAgain");
        assertThat(cli("trainer", "new", "mine").exitCode()).isEqualTo(2);
        assertThat(cli("trainer", "new", "../mine").exitCode()).isEqualTo(2);
    }

    @Test
    void whatIsMissingIsToldBeforeAnythingIsChanged() throws IOException {
        profile("old", "command: [x]\ninstall: {lock: own.lock, python: \"3.98\", megabytes: 1}");
        profile("big", "command: [x]\ninstall: {lock: own.lock, megabytes: 2000000000}");
        profile("far", "command: [x]\ninstall: {lock: own.lock, megabytes: 1}");
        profile("gone", "command: [x]\ninstall: {lock: other.lock, megabytes: 1}");
        Files.writeString(folder.resolve("own.lock"), "nowhere==1.0 --hash=sha256:" + "0".repeat(64) + "\n");

        assertThat(cli("trainer", "install", "old", "--pip").err()).contains("needs Python 3.98 or newer");
        assertThat(cli("trainer", "install", "big", "--pip").err()).contains("2000000000 MB", "are free");
        assertThat(cli("trainer", "install", "far", "--pip").err()).contains("The package index cannot be reached");
        assertThat(cli("trainer", "install", "gone", "--pip").err()).contains("no lock file");
        assertThat(cli("trainer", "install", "far", "--variant", "gpu").exitCode())
                .isEqualTo(2);
        try (var made = Files.list(folder.resolve("home/trainers/venvs"))) {
            assertThat(made.filter(Files::isDirectory)).isEmpty();
        }
    }

    @Test
    void anInstallationIsPinnedResumedAndTold() throws Exception {
        profile("own", "command: [\"{python}\", -c, \"import tinything\"]\ninstall: {lock: own.lock, megabytes: 1}");
        String digest = TinyWheel.write(wheels, "tinything");
        Path lock =
                Files.writeString(folder.resolve("own.lock"), "tinything==1.0 \\\n    --hash=sha256:" + digest + "\n");
        Path venv = folder.resolve("home/trainers/venvs/own");
        Files.createDirectories(venv.resolve("lib/half-made")); // by somebody who was interrupted

        CommandRun installed = cli("trainer", "install", "own", "--pip", "-o", "json");

        assertThat(installed.exitCode()).as(installed.everything()).isZero();
        assertThat(installed.json().path("path").asText()).isEqualTo(venv.toString());
        assertThat(venv.resolve("lib/half-made")).doesNotExist();
        assertThat(cli("trainer", "list", "-o", "json").out()).contains("\"installed\"");
        assertThat(cli("trainer", "install", "own", "--pip").out()).contains("installed already");

        Files.writeString(lock, "tinything==1.0 --hash=sha256:" + "1".repeat(64) + "\n");
        assertThat(cli("trainer", "list", "-o", "json").out()).contains("\"outdated\"");
        CommandRun refused = cli("trainer", "install", "own", "--pip");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(venv.resolve("bin/python")).exists();
    }

    @Test
    void whatTheUserHasSetForTheirOwnPythonLeadsNoInstallationAstray() throws Exception {
        profile("own", "command: [\"{python}\", -c, \"import tinything\"]\ninstall: {lock: own.lock, megabytes: 1}");
        String digest = TinyWheel.write(wheels, "tinything");
        Files.writeString(folder.resolve("own.lock"), "tinything==1.0 --hash=sha256:" + digest + "\n");
        Path users = folder.resolve("users");
        environment.put(
                "PIP_CONFIG_FILE",
                Files.writeString(folder.resolve("pip.conf"), "[global]\nuser = true\n")
                        .toString());
        environment.put("PIP_TARGET", users.toString());
        environment.put("PIP_PREFIX", users.toString());
        environment.put("PYTHONUSERBASE", users.toString());
        environment.put("VIRTUAL_ENV", users.toString());
        environment.put("PYTHONPATH", users.toString());
        environment.put("PYTHONHOME", users.toString());

        CommandRun installed = cli("trainer", "install", "own", "--pip");

        assertThat(installed.exitCode()).as(installed.everything()).isZero();
        assertThat(users).doesNotExist();
        assertThat(new ProcessBuilder(
                                folder.resolve("home/trainers/venvs/own/bin/python")
                                        .toString(),
                                "-c",
                                "import tinything")
                        .start()
                        .waitFor())
                .isZero();
    }

    /** A uv that does with pip what it is asked for, and writes down the questions. */
    @Test
    void whereUvIsItInstallsTheSameInItsOwnWay() throws Exception {
        profile("own", "command: [\"{python}\", -c, \"import tinything\"]\ninstall: {lock: own.lock, megabytes: 1}");
        String digest = TinyWheel.write(wheels, "tinything");
        Files.writeString(folder.resolve("own.lock"), "tinything==1.0 --hash=sha256:" + digest + "\n");
        Path uv = Files.createDirectories(folder.resolve("bin")).resolve("uv");
        Files.writeString(uv, """
                #!/bin/sh
                echo "$*" >> %s
                last=; for word; do before=$last; last=$word; [ "$before" = --python ] && python=$word; done
                case "$*" in
                    "--version") echo uv 0.0 ;;
                    venv*) exec "$python" -m venv "$last" ;;
                    *--dry-run*) exit 0 ;;
                    "pip install"*) echo " + tinything==1.0"; exec "$python" -m pip install --require-hashes -r "$last" ;;
                    *) exit 9 ;;
                esac
                """.formatted(folder.resolve("asked")));
        Files.setPosixFilePermissions(uv, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("PATH", uv.getParent() + ":" + environment.get("PATH"));

        CommandRun installed = cli("trainer", "install", "own");

        assertThat(installed.exitCode()).as(installed.everything()).isZero();
        assertThat(installed.everything()).doesNotContain("+ tinything");
        Path venv = folder.resolve("home/trainers/venvs/own");
        assertThat(Files.readAllLines(folder.resolve("asked")))
                .hasSize(4)
                .anyMatch(asked -> asked.matches("venv --quiet --allow-existing --python \\S+ " + venv))
                .anyMatch(asked -> asked.equals("pip install --no-deps --require-hashes --python " + venv
                        + "/bin/python -r " + folder.resolve("own.lock")));
        assertThat(cli("trainer", "list", "-o", "json").out()).contains("\"installed\"");
    }

    @Test
    void aUvThatFailsIsQuotedAndTheSameCommandGoesOn() throws Exception {
        profile("own", "command: [\"{python}\", -c, \"import tinything\"]\ninstall: {lock: own.lock, megabytes: 1}");
        Files.writeString(folder.resolve("own.lock"), "tinything==1.0 --hash=sha256:" + "0".repeat(64) + "\n");
        Path uv = Files.createDirectories(folder.resolve("bin")).resolve("uv");
        Files.writeString(uv, "#!/bin/sh\n[ \"$1\" = --version ] || { echo 'no route to the index' >&2; exit 2; }\n");
        Files.setPosixFilePermissions(uv, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("PATH", uv.getParent() + ":" + environment.get("PATH"));

        CommandRun refused = cli("trainer", "install", "own");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("The package index cannot be reached", "no route to the index");
        assertThat(folder.resolve("home/trainers/venvs/own")).doesNotExist();
    }

    private void profile(String name, String yaml) throws IOException {
        Path file = folder.resolve("home/trainers").resolve(name + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "name: " + name + "\n" + yaml + "\n");
    }

    private CommandRun cli(String... arguments) {
        return new CommandLineFixture(folder, environment).installed().run(arguments);
    }
}
