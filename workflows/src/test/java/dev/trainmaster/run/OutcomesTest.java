package dev.trainmaster.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.failure.FailureType;
import dev.trainmaster.fixture.Requests;
import dev.trainmaster.fixture.Samples;
import dev.trainmaster.fixture.TestRun;
import dev.trainmaster.fixture.TestRuns;
import dev.trainmaster.result.RunResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutcomesTest {

    @RegisterExtension
    final TestRuns runs = new TestRuns();

    @Test
    void aDryRunCompletesAfterItsReportAndTrainsNothing() {
        TestRun run = runs.start(Requests.dryRun());

        RunResult result = run.endsAs(Phase.COMPLETED);

        assertThat(result.phases())
                .extracting(PhaseEntry::phase)
                .containsExactly(Phase.EXPORTING, Phase.WRITING_MANIFEST, Phase.VALIDATING, Phase.COMPLETED);
        assertThat(result.plan()).contains(Samples.plan());
        assertThat(runs.journal.lines())
                .containsExactly("claimHome", "export", "writeManifest", "dryRun", "recordResult COMPLETED");
        run.keepHistory("dry-run-completed");
    }

    @Test
    void anApprovedRunTrainsAndCompletes() {
        TestRun run = runs.start(Requests.training()).until(Phase.AWAITING_APPROVAL);

        run.approve("alice");

        RunResult result = run.endsAs(Phase.COMPLETED);
        assertThat(result.phases())
                .extracting(PhaseEntry::phase)
                .containsExactly(
                        Phase.EXPORTING,
                        Phase.WRITING_MANIFEST,
                        Phase.VALIDATING,
                        Phase.AWAITING_APPROVAL,
                        Phase.TRAINING,
                        Phase.COMPLETED);
        assertThat(result.progress()).contains(Samples.progress(60, 2.5));
        assertThat(result.starts()).singleElement().satisfies(start -> {
            assertThat(start.start()).isEqualTo(1);
            assertThat(start.ended()).contains("completed");
        });
        run.keepHistory("approved-by-update");
    }

    @Test
    void aRejectedRunFailsWithTheReason() {
        TestRun run = runs.start(Requests.training()).until(Phase.AWAITING_APPROVAL);

        run.decide(TestRun.rejection("bob", "the data is stale"));

        RunResult result = run.endsAs(Phase.REJECTED);
        assertThat(result.failure().orElseThrow().type()).isEqualTo(FailureType.APPROVAL_REJECTED);
        assertThat(result.failure().orElseThrow().message()).isEqualTo("rejected by bob: the data is stale");
        assertThat(runs.journal.trainings()).isEmpty();
        run.keepHistory("rejected-by-update");
    }

    @Test
    void anApprovalThatNobodyGivesExpiresAfterExactlySevenDays() {
        TestRun run = runs.start(Requests.training().approvedWithin(Duration.ofDays(7)));

        RunResult result = run.endsAs(Phase.APPROVAL_EXPIRED);

        assertThat(result.failure().orElseThrow().type()).isEqualTo(FailureType.APPROVAL_EXPIRED);
        Duration waited = Duration.between(
                result.phases().get(3).since(), result.phases().get(4).since());
        assertThat(waited).isBetween(Duration.ofDays(7), Duration.ofDays(7).plusSeconds(2));
        assertThat(runs.journal.trainings()).isEmpty();
        run.keepHistory("approval-expired");
    }

    @Test
    void aDryRunThatFindsErrorsFailsBeforeAnybodyWaits() {
        runs.home.dryRuns.then(Samples.report(Samples.error("device-missing"), Samples.error("disk-full")));

        TestRun run = runs.start(Requests.training());

        RunResult result = run.endsAs(Phase.FAILED);
        assertThat(result.failure().orElseThrow().type()).isEqualTo(FailureType.PREFLIGHT_FAILED);
        assertThat(result.failure().orElseThrow().message())
                .isEqualTo("device-missing at hyperparameters.device: there is no such device"
                        + " (and 1 more in /runs/run/report.json)");
        assertThat(result.phases()).extracting(PhaseEntry::phase).doesNotContain(Phase.AWAITING_APPROVAL);
        run.keepHistory("preflight-failed");
    }
}
