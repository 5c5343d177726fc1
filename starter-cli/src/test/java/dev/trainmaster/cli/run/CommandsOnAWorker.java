package dev.trainmaster.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandLineFixture;
import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.TinyInstallation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands about one run, on a server with a worker. */
@Timeout(60)
abstract class CommandsOnAWorker {

    private static TinyInstallation installation;

    final String id = "r-" + UUID.randomUUID();

    @BeforeAll
    static void start(@TempDir Path folder) {
        installation = new TinyInstallation(folder).startWorker();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    static CommandLineFixture commandLine() {
        return installation.cli();
    }

    static CommandRun cli(String... arguments) {
        return commandLine().run(arguments);
    }

    void waiting(String model) {
        CommandRun started = cli("start", "--dataset", "sample", "--model", model, "--mode", "local", "--id", id);
        assertThat(started.exitCode()).as(started.everything()).isZero();
        awaitPhase("AWAITING_APPROVAL");
    }

    void awaitPhase(String phase) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> cli("show", id, "-o", "json")
                        .json()
                        .path("phase")
                        .asText()
                        .equals(phase));
    }
}
