package dev.trainmaster.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandRun;
import org.junit.jupiter.api.Test;

class RunEndsTest extends CommandsOnAWorker {

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
        assertThat(run.out()).contains("the trainer exited with 2", "Loading", "giving up");
        assertThat(cli("show", id).out()).contains("Loading", "… the rest is in the log, its end:", "giving up");
        assertThat(cli("why", id).out()).contains("giving up", "Failed".toLowerCase());
    }

    @Test
    void whereARunWentOnAndWhatWasQuarantinedIsShownAndExplained() {
        cli("run", "--dataset", "sample", "--model", "damaged", "--mode", "local", "--yes", "--id", id);

        assertThat(cli("show", id).out())
                .contains("from step 10 (sha256:c0ffeec0ffee)", "step 20 was quarantined: state.bin is missing")
                .contains("kept as /data/train/checkpoints/20.damaged");
        assertThat(cli("why", id).out())
                .contains("the checkpoint of step 20 was quarantined: state.bin is missing; it went on from step 10");
        assertThat(cli("show", id, "-o", "json")
                        .json()
                        .at("/starts/0/resumed/sha256")
                        .asText())
                .startsWith("c0ffee");
    }

    @Test
    void aCompletedRunIsNotTriedAgain() {
        cli("run", "--dataset", "sample", "--model", "m", "--id", id);

        CommandRun retried = cli("retry", id);

        assertThat(retried.exitCode()).isEqualTo(2);
        assertThat(retried.err()).contains("nothing to try again");
    }

    @Test
    void waitingForTooLongEndsTheCommandAndNotTheRun() {
        waiting("m");

        assertThat(cli("watch", id, "--timeout", "1s").exitCode()).isEqualTo(9);
        assertThat(cli("show", id).out()).contains("awaiting approval");
    }

    @Test
    void aRunWhoseTrainerWasDoneWhenTheCancelCameIsCompletedEverywhere() {
        waiting("just-done");
        cli("approve", id);
        awaitPhase("TRAINING");

        CommandRun cancelled = cli("cancel", id);

        assertThat(cancelled.exitCode()).as(cancelled.everything()).isZero();
        assertThat(cancelled.everything()).contains("had completed before the cancel");
        assertThat(cli("show", id, "-o", "json").json().path("phase").asText()).isEqualTo("COMPLETED");
        assertThat(cli("watch", id).exitCode()).isZero();
        assertThat(cli("why", id).out()).contains("completed: step 20 of 20");
        assertThat(cli("list", "--phase", "completed", "--model", "just-done").out())
                .contains(id);
        assertThat(cli("retry", id).err()).contains("nothing to try again");
    }
}
