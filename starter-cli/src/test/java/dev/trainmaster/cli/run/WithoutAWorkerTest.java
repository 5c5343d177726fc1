package dev.trainmaster.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.TinyInstallation;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class WithoutAWorkerTest {

    private TinyInstallation installation;

    @BeforeEach
    void aRunThatNobodyWorksOn(@TempDir Path folder) {
        installation = new TinyInstallation(folder);
        CommandRun started = cli("start", "--dataset", "sample", "--model", "m", "--mode", "local", "--id", "lonely");
        assertThat(started.exitCode()).as(started.everything()).isZero();
    }

    @AfterEach
    void close() {
        installation.close();
    }

    @Test
    void aRunIsShownWithWhatTheServerKnowsAndTheReasonIsTold() {
        CommandRun shown = cli("show", "lonely");

        assertThat(shown.exitCode()).as(shown.everything()).isZero();
        assertThat(shown.out()).contains("No worker answers", "m by reference (local)");
        assertThat(cli("why", "lonely").out()).contains("no worker answers", "trainmaster up");
        assertThat(cli("show", "lonely", "-o", "json").json().path("source").asText())
                .isEqualTo("SERVER");
    }

    @Test
    void anApprovalIsLeftForTheNextWorkerAndCountsThen() {
        CommandRun approval = cli("approve", "lonely", "--as", "bob");

        assertThat(approval.exitCode()).as(approval.everything()).isZero();
        assertThat(approval.out()).contains("left for the next one");
        installation.startWorker();
        CommandRun watched = cli("watch", "lonely", "--timeout", "30s");
        assertThat(watched.exitCode()).as(watched.everything()).isZero();
        assertThat(cli("show", "lonely").out()).contains("1 of 1 (bob)");
    }

    @Test
    void whatOnlyAWorkerCanDoEndsWithEight() {
        assertThat(cli("extend", "lonely", "--by", "1h").exitCode()).isEqualTo(8);
        CommandRun cancel = cli("cancel", "lonely");
        assertThat(cancel.exitCode()).isEqualTo(8);
        assertThat(cancel.err()).contains("no worker answers");
    }

    private CommandRun cli(String... arguments) {
        return installation.cli().run(arguments);
    }
}
