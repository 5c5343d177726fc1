package dev.trainmaster.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.TinyCrew;
import dev.trainmaster.cli.fixture.TinyInstallation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunCommandsTest {

    private static TinyInstallation installation;

    private final String id = "r-" + UUID.randomUUID();

    @BeforeAll
    static void start(@TempDir Path folder) {
        installation = new TinyInstallation(folder).startWorker();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void aDryRunRunsToItsEndAndSaysSo() {
        CommandRun run = cli("run", "--dataset", "sample", "--model", "m", "--id", id);

        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(run.out()).contains("Started " + id, "12 records", "20 steps planned", "Completed after");
    }

    @Test
    void theSameIdTwiceIsTheSameRunAndIsToldSo() {
        assertThat(cli("start", "--dataset", "sample", "--model", "m", "--id", id)
                        .exitCode())
                .isZero();

        CommandRun same = cli("start", "--dataset", "sample", "--model", "m", "--id", id);
        CommandRun other = cli("start", "--dataset", "other", "--model", "m", "--id", id, "-o", "json");

        assertThat(same.exitCode()).isZero();
        assertThat(same.out()).contains("exists already", "nothing was started");
        assertThat(same.err()).isEmpty();
        assertThat(other.err()).contains("another request");
        assertThat(other.json().path("started").asBoolean()).isFalse();
    }

    @Test
    void aRunThatIsApprovedByItselfTrainsAndItsLossesCanBeSeen() {
        CommandRun run = cli("run", "--dataset", "sample", "--model", "m", "--mode", "local", "--id", id, "--yes");

        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(run.out())
                .contains("This is what would run", "java -jar trainer.jar", "--yes was given", "step 20 of 20");
        assertThat(cli("metrics", id).out()).contains("Loss 5.3000 at step 1, 1.5000 at step 20", "•");
        assertThat(cli("metrics", id, "-o", "json").json()).hasSize(21);
        assertThat(cli("logs", id).out()).isEqualTo("first line\nlast line\n");
        assertThat(cli("logs", "-f", id).out()).isEqualTo("first line\nlast line\n");
        assertThat(cli("why", id).out()).contains("completed: step 20 of 20");
    }

    @Test
    void withJsonStdoutIsOneDocumentAndTheRestGoesToStderr() {
        CommandRun run = cli("run", "--dataset", "sample", "--model", "m", "--id", id, "-o", "json");

        assertThat(run.json().path("phase").asText()).isEqualTo("COMPLETED");
        assertThat(run.err()).contains("Started " + id);
        assertThat(cli("show", id, "-o", "json")
                        .json()
                        .path("dataset")
                        .path("records")
                        .asInt())
                .isEqualTo(12);
        JsonNode list = cli("list", "-o", "json", "--limit", "1000").json();
        assertThat(list.findValuesAsText("runId")).contains(id);
        assertThat(list.get(0).path("dataset").asText()).isNotEmpty();
    }

    @Test
    void anApprovalFromAnotherCommandLetsTheRunTrain() {
        waiting("m");

        assertThat(cli("pending").out()).contains(id, "0 of 1");
        CommandRun approval =
                cli("approve", id, "--as", "bob", "--comment", "fine", "--digest", TinyCrew.DIGEST.substring(0, 12));

        assertThat(approval.exitCode()).as(approval.everything()).isZero();
        assertThat(approval.out()).contains("decided the run", "trainmaster watch " + id);
        assertThat(cli("watch", id).exitCode()).isZero();
        assertThat(cli("show", id).out()).contains("1 of 1 (bob)");
    }

    @Test
    void anApprovalOfOtherBytesIsRefused() {
        waiting("m");

        CommandRun refused = cli("approve", id, "--digest", "00112233");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("digest");
        assertThat(cli("approve", id, "--digest", "nonsense").exitCode()).isEqualTo(2);
    }

    @Test
    void aRejectionEndsTheRunWithItsReason() {
        waiting("m");

        assertThat(cli("reject", id, "--reason", "wrong data").exitCode()).isZero();
        CommandRun watched = cli("watch", id);

        assertThat(watched.exitCode()).isEqualTo(4);
        assertThat(cli("why", id).out()).contains("wrong data");
        CommandRun late = cli("approve", id);
        assertThat(late.exitCode()).isEqualTo(2);
        assertThat(late.err()).contains("has ended: rejected");
    }

    @Test
    void anApprovalThatNobodyGivesExpiresAndItsExitCodeTellsSo() {
        CommandRun run = cli(
                "run",
                "--dataset",
                "sample",
                "--model",
                "m",
                "--mode",
                "local",
                "--id",
                id,
                "--approval-timeout",
                "1s");

        assertThat(run.exitCode()).as(run.everything()).isEqualTo(5);
        assertThat(run.out()).contains("The run waits for approval: trainmaster approve " + id);
        assertThat(cli("approve", id).exitCode()).isEqualTo(5);
    }

    @Test
    void theDeadlineCanBeMoved() {
        waiting("m");

        CommandRun extended = cli("extend", id, "--by", "2d");

        assertThat(extended.exitCode()).as(extended.everything()).isZero();
        assertThat(extended.out()).contains("may now take until");
        assertThat(cli("extend", id, "--by", "soon").exitCode()).isEqualTo(2);
    }

    @Test
    void aCancelIsWaitedForAndTheRunCanBeTriedAgain() {
        waiting("m");

        CommandRun cancelled = cli("cancel", id, "--reason", "changed my mind");

        assertThat(cancelled.exitCode()).as(cancelled.everything()).isZero();
        assertThat(cli("show", id, "-o", "json").json().path("phase").asText()).isEqualTo("CANCELLED");
        assertThat(cli("watch", id).exitCode()).isEqualTo(6);
        assertThat(cli("cancel", id).exitCode()).isEqualTo(2);
        CommandRun retried = cli("retry", id);
        assertThat(retried.exitCode()).as(retried.everything()).isZero();
        awaitPhase("AWAITING_APPROVAL");
        assertThat(cli("retry", id).err()).contains("has not ended");
    }

    @Test
    void aFailedDryRunTellsItsFindings() {
        CommandRun run = cli("run", "--dataset", "sample", "--model", "bad-plan", "--id", id);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("no space is left");
    }

    @Test
    void aTrainerThatDiesIsToldWithItsLastWords() {
        CommandRun run = cli("run", "--dataset", "sample", "--model", "dies", "--mode", "local", "--yes", "--id", id);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("the trainer exited with 2", "giving up");
        assertThat(cli("why", id).out()).contains("giving up", "Failed".toLowerCase());
    }

    @Test
    void aCompletedRunIsNotTriedAgain() {
        cli("run", "--dataset", "sample", "--model", "m", "--id", id);

        CommandRun retried = cli("retry", id);

        assertThat(retried.exitCode()).isEqualTo(2);
        assertThat(retried.err()).contains("nothing to try again");
    }

    @Test
    void onATerminalItAsksAndAnAnswerDecides() {
        CommandRun yes = installation.cli().onATerminal("y\n").run(local());

        assertThat(yes.exitCode()).as(yes.everything()).isZero();
        assertThat(yes.out()).contains("Train this?");
    }

    @Test
    void onATerminalANoIsARejectionWithItsReason() {
        CommandRun no = installation.cli().onATerminal("n\ntoo dear\n").run(local());

        assertThat(no.exitCode()).isEqualTo(4);
        assertThat(no.out()).contains("too dear");
    }

    @Test
    void waitingForTooLongEndsTheCommandAndNotTheRun() {
        waiting("m");

        assertThat(cli("watch", id, "--timeout", "1s").exitCode()).isEqualTo(9);
        assertThat(cli("show", id).out()).contains("awaiting approval");
    }

    @Test
    void aPrefixFindsTheOneRunAndManyAreListed() {
        cli("start", "--dataset", "sample", "--model", "m", "--id", id + "-a");
        cli("start", "--dataset", "sample", "--model", "m", "--id", id + "-b");

        assertThat(cli("show", id + "-a").exitCode()).isZero();
        assertThat(cli("show", id + "-").err()).contains("could be any of 2 runs", id + "-a", id + "-b");
        assertThat(cli("show", id + "-").exitCode()).isEqualTo(2);
        assertThat(cli("show", "nothing-begins-so").exitCode()).isEqualTo(7);
    }

    @Test
    void aWholeIdWinsOverLongerOnesThatBeginSo() {
        cli("start", "--dataset", "sample", "--model", "m", "--id", id);
        cli("start", "--dataset", "sample", "--model", "m", "--id", id + "-longer");

        assertThat(cli("show", id).out()).startsWith(id + " ");
    }

    @Test
    void anInvalidRequestStartsNothing() {
        CommandRun run = cli("start", "--dataset", "sample", "--epochs", "0", "--id", id, "-o", "json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.json().path("error").path("details").toString()).contains("--epochs", "model: is missing");
        assertThat(cli("show", id).exitCode()).isEqualTo(7);
    }

    private String[] local() {
        return new String[] {"run", "--dataset", "sample", "--model", "m", "--mode", "local", "--id", id};
    }

    private void waiting(String model) {
        CommandRun started = cli("start", "--dataset", "sample", "--model", model, "--mode", "local", "--id", id);
        assertThat(started.exitCode()).as(started.everything()).isZero();
        awaitPhase("AWAITING_APPROVAL");
    }

    private void awaitPhase(String phase) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> cli("show", id, "-o", "json")
                        .json()
                        .path("phase")
                        .asText()
                        .equals(phase));
    }

    private static CommandRun cli(String... arguments) {
        return installation.cli().run(arguments);
    }
}
