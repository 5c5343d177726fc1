package dev.trainmaster.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.request.ApprovalPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApprovalGateTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Optional<String> ALICE = Optional.of("alice");

    private static ApprovalPolicy policy(int quorum, String... approvers) {
        return new ApprovalPolicy(Duration.ofHours(1), quorum, List.of(approvers), false, true);
    }

    private static ApprovalGate open(ApprovalPolicy policy) {
        ApprovalGate gate = new ApprovalGate(policy, ALICE);
        gate.open("right", NOW);
        return gate;
    }

    private static Decision says(String id, String person, Verdict verdict, String digest) {
        return new Decision(id, person, verdict, Optional.empty(), Optional.ofNullable(digest));
    }

    private static Decision approval(String id, String person) {
        return says(id, person, Verdict.APPROVE, null);
    }

    @Test
    void oneOfTwoApprovalsIsCountedAndTheSecondDecides() {
        ApprovalGate gate = open(policy(2));
        assertThat(gate.decide(approval("1", "alice"), NOW)).isEqualTo(Ruling.COUNTED);
        assertThat(gate.state()).isEqualTo(GateState.OPEN);
        assertThat(gate.decide(approval("2", "bob"), NOW)).isEqualTo(Ruling.DECIDED);
        assertThat(gate.state()).isEqualTo(GateState.APPROVED);
    }

    @Test
    void anEarlyDecisionIsKeptAndCountedWhenTheGateOpens() {
        ApprovalGate gate = new ApprovalGate(policy(1), ALICE);
        assertThat(gate.decide(approval("1", "bob"), NOW)).isEqualTo(Ruling.KEPT);
        gate.open("right", NOW.plusSeconds(5));
        assertThat(gate.state()).isEqualTo(GateState.APPROVED);
        assertThat(gate.view().audit()).extracting(AuditEntry::ruling).containsExactly(Ruling.KEPT, Ruling.DECIDED);
    }

    @Test
    void anEarlyApprovalOfAnotherManifestDoesNotCountWhenTheGateOpens() {
        ApprovalGate gate = new ApprovalGate(policy(1), ALICE);
        gate.decide(says("1", "bob", Verdict.APPROVE, "other"), NOW);
        gate.open("right", NOW);
        assertThat(gate.state()).isEqualTo(GateState.OPEN);
        assertThat(gate.view().audit()).extracting(AuditEntry::ruling).contains(Ruling.DIGEST_WRONG);
    }

    @Test
    void theSameIdOrTheSamePersonCountsOnce() {
        ApprovalGate gate = open(policy(3));
        gate.decide(approval("1", "alice"), NOW);
        assertThat(gate.decide(approval("1", "alice"), NOW)).isEqualTo(Ruling.DUPLICATE);
        assertThat(gate.decide(approval("1", "bob"), NOW)).isEqualTo(Ruling.DUPLICATE);
        assertThat(gate.decide(approval("2", "alice"), NOW)).isEqualTo(Ruling.DUPLICATE);
        assertThat(gate.view().approvedBy()).containsExactly("alice");
    }

    @Test
    void somebodyWhoIsNoApproverChangesNothing() {
        ApprovalGate gate = open(policy(1, "alice"));
        assertThat(gate.decide(approval("1", "mallory"), NOW)).isEqualTo(Ruling.UNKNOWN_APPROVER);
        assertThat(gate.decide(says("2", "mallory", Verdict.REJECT, null), NOW)).isEqualTo(Ruling.UNKNOWN_APPROVER);
        assertThat(gate.state()).isEqualTo(GateState.OPEN);
    }

    @Test
    void whoAskedForARunMayBeBarredFromApprovingItButNotFromRejectingIt() {
        ApprovalGate gate = open(new ApprovalPolicy(Duration.ofHours(1), 1, List.of(), false, false));
        assertThat(gate.decide(approval("1", "alice"), NOW)).isEqualTo(Ruling.SELF_APPROVAL);
        assertThat(gate.decide(says("2", "alice", Verdict.REJECT, null), NOW)).isEqualTo(Ruling.DECIDED);
        assertThat(gate.state()).isEqualTo(GateState.REJECTED);
    }

    @Test
    void aWrongDigestIsRefusedAndTheRightOneCounts() {
        ApprovalGate gate = open(policy(1));
        assertThat(gate.decide(says("1", "bob", Verdict.APPROVE, "wrong"), NOW)).isEqualTo(Ruling.DIGEST_WRONG);
        assertThat(gate.decide(says("2", "bob", Verdict.APPROVE, "right"), NOW)).isEqualTo(Ruling.DECIDED);
    }

    @Test
    void aRunThatWantsTheDigestRefusesAnApprovalWithoutIt() {
        ApprovalPolicy strict = new ApprovalPolicy(Duration.ofHours(1), 1, List.of(), true, true);
        assertThat(open(strict).decide(approval("1", "bob"), NOW)).isEqualTo(Ruling.DIGEST_MISSING);
        ApprovalGate closed = new ApprovalGate(strict, ALICE);
        assertThat(closed.decide(says("1", "bob", Verdict.APPROVE, "right"), NOW))
                .isEqualTo(Ruling.DIGEST_MISSING);
        assertThat(open(strict).decide(says("1", "bob", Verdict.REJECT, null), NOW))
                .isEqualTo(Ruling.DECIDED);
    }

    @Test
    void aDecisionWithoutAProperNameOrVerdictIsMalformed() {
        ApprovalGate gate = open(policy(1));
        assertThat(gate.decide(approval("1", null), NOW)).isEqualTo(Ruling.MALFORMED);
        assertThat(gate.decide(approval("1", "  "), NOW)).isEqualTo(Ruling.MALFORMED);
        assertThat(gate.decide(approval("1", "x".repeat(129)), NOW)).isEqualTo(Ruling.MALFORMED);
        assertThat(gate.decide(says("1", "bob", null, null), NOW)).isEqualTo(Ruling.MALFORMED);
        assertThat(gate.decide(approval("i".repeat(129), "bob"), NOW)).isEqualTo(Ruling.MALFORMED);
        assertThat(gate.decide(approval("1", "x".repeat(128)), NOW)).isEqualTo(Ruling.DECIDED);
    }

    @Test
    void nothingCountsAfterAnOutcome() {
        ApprovalGate gate = open(policy(1));
        gate.expire();
        assertThat(gate.decide(approval("1", "bob"), NOW)).isEqualTo(Ruling.TOO_LATE);
        gate.withdraw();
        assertThat(gate.state()).isEqualTo(GateState.EXPIRED);
        assertThat(gate.view().audit()).hasSize(1);
    }

    @Test
    void aCountedDecisionThatComesAgainAfterTheOutcomeIsStillKnown() {
        ApprovalGate gate = open(policy(1));
        gate.decide(approval("1", "bob"), NOW);
        assertThat(gate.decide(approval("1", "bob"), NOW)).isEqualTo(Ruling.DUPLICATE);
        assertThat(gate.state()).isEqualTo(GateState.APPROVED);
    }

    @Test
    void whoApprovedMayStillRejectWhileOthersAreMissing() {
        ApprovalGate gate = open(policy(2));
        gate.decide(approval("1", "bob"), NOW);
        assertThat(gate.decide(says("2", "bob", Verdict.REJECT, null), NOW)).isEqualTo(Ruling.DECIDED);
        assertThat(gate.rejection().orElseThrow().approver()).isEqualTo("bob");
    }

    @Test
    void aFloodOfEarlyDecisionsIsCutOffButOneRejectIsNeverLost() {
        ApprovalGate gate = new ApprovalGate(policy(1, "alice", "bob"), Optional.empty());
        IntStream.range(0, 100).forEach(i -> gate.decide(approval("a" + i, "alice"), NOW));
        assertThat(gate.decide(approval("late", "alice"), NOW)).isEqualTo(Ruling.TOO_EARLY);
        assertThat(gate.decide(says("r1", "bob", Verdict.REJECT, null), NOW)).isEqualTo(Ruling.KEPT);
        assertThat(gate.decide(says("r2", "bob", Verdict.REJECT, null), NOW)).isEqualTo(Ruling.TOO_EARLY);
    }

    @Test
    void theAuditIsBoundedAndWhatCountedIsAlwaysInIt() {
        ApprovalGate gate = open(policy(1, "alice"));
        IntStream.range(0, 2 * DecisionAudit.LIMIT)
                .forEach(i -> gate.decide(approval("m" + i, "mallory".repeat(100)), NOW));
        gate.decide(approval("1", "alice"), NOW);
        List<AuditEntry> audit = gate.view().audit();
        assertThat(audit).hasSize(DecisionAudit.LIMIT + 1);
        assertThat(audit.get(DecisionAudit.LIMIT).ruling()).isEqualTo(Ruling.DECIDED);
        assertThat(audit).allMatch(entry -> entry.decision().approver().length() <= 128);
    }

    @Test
    void aLongCommentIsShortened() {
        ApprovalGate gate = open(policy(1));
        gate.decide(new Decision("1", "bob", Verdict.REJECT, Optional.of("x".repeat(9_999)), Optional.empty()), NOW);
        assertThat(gate.rejection().orElseThrow().comment().orElseThrow())
                .hasSize(500)
                .endsWith("...");
    }

    @Test
    void anExtensionMovesTheDeadlineWithinNinetyDays() {
        ApprovalGate gate = open(policy(1));
        assertThat(gate.extend(Duration.ofHours(2))).isTrue();
        assertThat(gate.deadline()).contains(NOW.plus(Duration.ofHours(3)));
        assertThat(gate.extend(Duration.ZERO)).isFalse();
        assertThat(gate.extend(Duration.ofSeconds(-1))).isFalse();
        assertThat(gate.extend(Duration.ofSeconds(Long.MAX_VALUE))).isFalse();
        assertThat(gate.extend(Duration.ofDays(90).minusHours(3))).isTrue();
        assertThat(gate.extend(Duration.ofNanos(1))).isFalse();
        gate.expire();
        assertThat(gate.extend(Duration.ofHours(1))).isFalse();
    }

    @Test
    void aClosedGateHasNoDeadlineToExtend() {
        assertThat(new ApprovalGate(policy(1), ALICE).extend(Duration.ofHours(1)))
                .isFalse();
    }
}
