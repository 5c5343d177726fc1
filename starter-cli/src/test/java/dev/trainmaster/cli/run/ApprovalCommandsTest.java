package dev.trainmaster.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandRun;
import dev.trainmaster.cli.fixture.TinyCrew;
import org.junit.jupiter.api.Test;

class ApprovalCommandsTest extends CommandsOnAWorker {

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
    void onATerminalItAsksAndAnAnswerDecides() {
        CommandRun yes = commandLine().onATerminal("y\n").run(local());

        assertThat(yes.exitCode()).as(yes.everything()).isZero();
        assertThat(yes.out()).contains("Train this?");
    }

    @Test
    void onATerminalANoIsARejectionWithItsReason() {
        CommandRun no = commandLine().onATerminal("n\ntoo dear\n").run(local());

        assertThat(no.exitCode()).isEqualTo(4);
        assertThat(no.out()).contains("too dear");
    }

    private String[] local() {
        return new String[] {"run", "--dataset", "sample", "--model", "m", "--mode", "local", "--id", id};
    }
}
