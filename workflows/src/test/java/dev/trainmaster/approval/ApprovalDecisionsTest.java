package dev.trainmaster.approval;

import static dev.trainmaster.fixture.TestRun.approval;
import static dev.trainmaster.fixture.TestRun.refusalOf;
import static dev.trainmaster.fixture.TestRun.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.fixture.Requests;
import dev.trainmaster.fixture.Samples;
import dev.trainmaster.fixture.TestRun;
import dev.trainmaster.fixture.TestRuns;
import dev.trainmaster.fixture.Until;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.run.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApprovalDecisionsTest {

    @RegisterExtension
    final TestRuns runs = new TestRuns();

    private TestRun waiting(Requests request) {
        return runs.start(request).until(Phase.AWAITING_APPROVAL);
    }

    private static List<Ruling> rulings(RunResult result) {
        return result.approval().audit().stream().map(AuditEntry::ruling).toList();
    }

    @Test
    void aNameTypedIntoTheApproveSignalApproves() {
        TestRun run = waiting(Requests.training());
        run.signal("approve", "alice");
        assertThat(run.endsAs(Phase.COMPLETED).approval().approvedBy()).containsExactly("alice");
        run.keepHistory("approved-by-signal");
    }

    @Test
    void anObjectTypedIntoTheRejectSignalRejectsWithItsReason() {
        TestRun run = waiting(Requests.training());
        run.signal("reject", Map.of("approver", "bob", "comment", "too early"));
        assertThat(run.endsAs(Phase.REJECTED).failure().orElseThrow().message())
                .isEqualTo("rejected by bob: too early");
        run.keepHistory("rejected-by-signal");
    }

    @Test
    void signalsThatNameNobodyAreInTheAuditAndChangeNothing() {
        TestRun run = waiting(Requests.training());
        run.signal("approve");
        run.signal("approve", (Object) null);
        run.signal("reject", 7);
        run.signal("reject", Map.of("comment", "who am I"));
        run.until(status -> status.approval().audit().size() == 4);
        run.approve("alice");
        assertThat(rulings(run.endsAs(Phase.COMPLETED)))
                .containsExactly(
                        Ruling.MALFORMED, Ruling.MALFORMED, Ruling.MALFORMED, Ruling.MALFORMED, Ruling.DECIDED);
    }

    @Test
    void anEarlyDecisionIsKeptAndDecidesWhenTheGateOpens() {
        CountDownLatch exported = new CountDownLatch(1);
        runs.home.exports.then(Until.released(exported, Samples::export));
        TestRun run = runs.start(Requests.training());
        assertThat(run.approve("alice").ruling()).isEqualTo(Ruling.KEPT);
        exported.countDown();
        assertThat(rulings(run.endsAs(Phase.COMPLETED))).containsExactly(Ruling.KEPT, Ruling.DECIDED);
        run.keepHistory("approved-early");
    }

    @Test
    void aDuplicateIsAnsweredAgainAlsoAfterTheOutcomeAndAfterTheDeadline() {
        CountDownLatch trained = new CountDownLatch(1);
        runs.trainer.ends.then(Until.released(trained, Samples::completed));
        TestRun run = waiting(Requests.training().approvedWithin(Duration.ofSeconds(1)));
        Decision decision = approval("alice");
        assertThat(run.decide(decision).ruling()).isEqualTo(Ruling.DECIDED);
        runs.pass(Duration.ofSeconds(1));
        assertThat(run.decide(decision).ruling()).isEqualTo(Ruling.DUPLICATE);
        assertThat(refusalOf(() -> run.approve("bob"))).startsWith("TOO_LATE");
        trained.countDown();
        run.endsAs(Phase.COMPLETED);
    }

    @Test
    void aQuorumCountsDistinctPeople() {
        TestRun run = waiting(Requests.training().quorum(2));
        run.approve("alice");
        assertThat(run.approve("alice").ruling()).isEqualTo(Ruling.DUPLICATE);
        assertThat(run.status().phase()).isEqualTo(Phase.AWAITING_APPROVAL);
        assertThat(run.details()).contains("Approvals: 1 of 2");
        run.signal("approve", Map.of("approver", "bob"));
        assertThat(run.endsAs(Phase.COMPLETED).approval().approvedBy()).containsExactly("alice", "bob");
        run.keepHistory("approved-by-quorum");
    }

    @Test
    void ofConflictingDecisionsTheRejectEndsTheRun() {
        TestRun run = waiting(Requests.training().quorum(2));
        run.approve("alice");
        run.decide(rejection("bob", "no"));
        RunResult result = run.endsAs(Phase.REJECTED);
        assertThat(result.approval().approvedBy()).containsExactly("alice");
        assertThat(rulings(result)).containsExactly(Ruling.COUNTED, Ruling.DECIDED);
        run.keepHistory("rejected-after-an-approval");
    }

    @Test
    void anUpdateThatMakesNoSenseIsRefusedWithoutATrace() {
        TestRun run = waiting(Requests.training().approvedBy("alice", "bob"));
        assertThat(refusalOf(() -> run.approve("mallory"))).startsWith("UNKNOWN_APPROVER");
        assertThat(refusalOf(() -> run.approve(" "))).startsWith("MALFORMED");
        assertThat(refusalOf(() -> run.decide(null))).startsWith("MALFORMED");
        assertThat(refusalOf(() -> run.extend(Duration.ofDays(91)))).contains("90 days");
        assertThat(refusalOf(() -> run.extend(null))).contains("how much `more` time");
        assertThat(run.status().approval().audit()).isEmpty();
        run.approve("bob");
        run.endsAs(Phase.COMPLETED);
    }

    @Test
    void anApprovalCanBeBoundToTheManifest() {
        TestRun run = waiting(Requests.training().with("approval.requireDigest", true));
        assertThat(refusalOf(() -> run.approve("alice"))).startsWith("DIGEST_MISSING");
        assertThat(refusalOf(() -> run.decide(bound("e".repeat(64))))).startsWith("DIGEST_WRONG");
        run.signal("approve", Map.of("approver", "alice", "digest", "e".repeat(64)));
        run.until(status -> status.approval().audit().size() == 1);
        assertThat(run.decide(bound(Samples.DIGEST)).ruling()).isEqualTo(Ruling.DECIDED);
        assertThat(rulings(run.endsAs(Phase.COMPLETED))).containsExactly(Ruling.DIGEST_WRONG, Ruling.DECIDED);
    }

    private static Decision bound(String digest) {
        return new Decision("id-" + digest, "alice", Verdict.APPROVE, Optional.empty(), Optional.of(digest));
    }

    @Test
    void aDryRunNeedsNoApprovalAndSaysSo() {
        CountDownLatch exported = new CountDownLatch(1);
        runs.home.exports.then(Until.released(exported, Samples::export));
        TestRun run = runs.start(Requests.dryRun());
        assertThat(refusalOf(() -> run.approve("alice"))).startsWith("NOT_NEEDED");
        run.signal("approve", "alice");
        exported.countDown();
        assertThat(rulings(run.endsAs(Phase.COMPLETED))).containsExactly(Ruling.NOT_NEEDED);
    }
}
