package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.run.Phase;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way that a run can end, but for a cancel. */
@OnEveryRung
class RunOutcomesTest {

    private final Site site;

    RunOutcomesTest(Site site) {
        this.site = site;
    }

    @BeforeEach
    void aWorkerRuns() {
        site.worker();
    }

    @Test
    void anApprovedRunGoesThroughAllPhasesAndTheModelLearns() {
        CliResult run = site.cli(
                        "run",
                        "--id",
                        "completed",
                        "--yes",
                        "--mode",
                        "local",
                        "--dataset",
                        "sample",
                        "--model",
                        "tiny",
                        "--max-steps",
                        "40",
                        "--batch-size",
                        "4",
                        "--max-seq-length",
                        "128",
                        "--learning-rate",
                        "0.003")
                .exits(0);

        assertThat(run.stdout()).contains("without asking", "Completed after");
        JsonNode shown = Ending.completed().isToldByEveryoneOf(site.run("completed"));
        assertThat(shown.path("phases").findValuesAsText("phase"))
                .containsExactly(
                        "EXPORTING", "WRITING_MANIFEST", "VALIDATING", "AWAITING_APPROVAL", "TRAINING", "COMPLETED");
        assertThat(shown.path("progress").path("step").longValue()).isEqualTo(40);
        assertThat(Path.of(shown.path("dataset").path("path").textValue()))
                .hasSize(shown.path("dataset").path("bytes").longValue())
                .hasDigest("SHA-256", shown.path("dataset").path("sha256").textValue());
        assertThat(Path.of(shown.path("manifest").path("path").textValue()))
                .hasDigest("SHA-256", shown.path("manifest").path("sha256").textValue());
        List<Double> losses = site.home().losses("completed");
        assertThat(losses).hasSize(40);
        assertThat(losses.get(39)).isLessThan(losses.get(0) * 0.8);
    }

    @Test
    void aDryRunCompletesWithoutTraining() {
        TestRun run = site.run("dry").start(Requests.dryRun());

        JsonNode shown = Ending.completed().isToldByEveryoneOf(run);

        assertThat(shown.path("phases").findValuesAsText("phase"))
                .containsExactly("EXPORTING", "WRITING_MANIFEST", "VALIDATING", "COMPLETED");
        assertThat(site.home().train("dry").resolve("1")).doesNotExist();
    }

    @Test
    void aRunWhoseTrainerRefusesItsProbeFailsItsPreflight() {
        site.home()
                .trainer(
                        "refuses",
                        List.of("exit 0"),
                        "probe: {command: [/bin/sh, -c, \"echo no such device >&2; exit 2\"]}");

        TestRun run = site.run("preflight").start(Requests.training("refuses"));

        new Ending(Phase.FAILED, 3, "PreflightFailed").isToldByEveryoneOf(run);
        assertThat(site.home()
                        .json(site.home().run("preflight").resolve("report.json"))
                        .toString())
                .contains("no such device");
    }

    @Test
    void aRejectedRunTellsWhoRejectedItAndWhy() {
        TestRun run = site.run("rejected").start(Requests.training()).reaches(Phase.AWAITING_APPROVAL);

        site.cli("reject", "rejected", "--as", "rita", "--reason", "wrong dataset")
                .exits(0);

        JsonNode shown = new Ending(Phase.REJECTED, 4, "ApprovalRejected").isToldByEveryoneOf(run);
        assertThat(shown.path("failure").path("message").textValue()).contains("rita", "wrong dataset");
    }

    @Test
    void anApprovalThatNobodyGivesExpires() {
        TestRun run =
                site.run("expired").start(Requests.with(Requests.training(), "approval", Map.of("timeout", "PT1S")));

        new Ending(Phase.APPROVAL_EXPIRED, 5, "ApprovalExpired").isToldByEveryoneOf(run);
    }

    @Test
    void aTrainerThatRefusesItsSettingsFailsTheRunAtOnceWithItsLastWords() {
        site.home()
                .trainer(
                        "breaks",
                        List.of("echo 'batchSize must be even' >&2", "exit 3"),
                        "exitCodes: {3: {kind: config, hint: give it an even batchSize}}");

        TestRun run = site.run("broken").start(Requests.training("breaks")).approved();

        JsonNode shown = new Ending(Phase.FAILED, 1, "TrainerFailed").isToldByEveryoneOf(run);
        JsonNode failure = shown.path("failure");
        assertThat(failure.path("death").path("exitCode").intValue()).isEqualTo(3);
        assertThat(failure.path("death").path("kind").textValue()).isEqualTo("config");
        assertThat(failure.path("death").path("lastErrorLines").toString()).contains("batchSize must be even");
        assertThat(failure.path("hint").textValue()).isEqualTo("give it an even batchSize");
        assertThat(shown.path("starts")).hasSize(1);
    }

    @Test
    void aTrainerThatExitsWithZeroAndProvesNothingSpendsItsRestartsAndDoesNotComplete() {
        site.home().trainer("pretends", List.of("exit 0"), "completion: {event: true}");
        Map<String, Object> request =
                Requests.with(Requests.training("pretends"), "limits", Map.of("restartsWithoutProgress", 1));

        TestRun run = site.run("pretended").start(request).approved();

        JsonNode shown = new Ending(Phase.FAILED, 1, "RestartBudgetSpent").isToldByEveryoneOf(run);
        assertThat(shown.path("failure").path("message").textValue()).contains("completion record");
        assertThat(shown.path("starts")).hasSize(2);
    }

    @Test
    void anInvalidRequestThatWasStartedAroundTheCommandLineFailsAtOnce() {
        TestRun run = site.run("invalid").start(Map.of("dataset", "../etc", "modell", "tiny"));

        Assertions.assertThatThrownBy(() -> run.handle().getResult(20, TimeUnit.SECONDS, Object.class))
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("InvalidRequest"))
                .hasMessageContainingAll("../etc", "modell: is no known key; did you mean model?");
        site.cli("watch", "invalid").exits(2);
        assertThat(site.home().run("invalid")).doesNotExist();
    }
}
