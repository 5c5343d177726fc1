package dev.trainmaster.approval;

import dev.trainmaster.request.ApprovalPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The approval as a state machine without a clock or a server: decisions, extensions and the deadline go in, and exactly
 * one outcome comes out. Updates and signals share it. Whatever comes first in history wins.
 */
public final class ApprovalGate {

    private static final int MOST_PEOPLE_WAITING = 100;

    private final ApprovalPolicy policy;
    private final Optional<String> requestedBy;
    private final Map<String, Decision> approvals = new LinkedHashMap<>();
    private final List<Decision> early = new ArrayList<>();
    private final Set<String> knownIds = new LinkedHashSet<>();
    private final DecisionAudit audit = new DecisionAudit();
    private GateState state = GateState.CLOSED;
    private Optional<Instant> openedAt = Optional.empty();
    private Optional<Instant> deadline = Optional.empty();
    private Optional<String> digest = Optional.empty();
    private Optional<Decision> rejection = Optional.empty();

    public ApprovalGate(ApprovalPolicy policy, Optional<String> requestedBy) {
        this.policy = policy;
        this.requestedBy = requestedBy;
    }

    /** From now on the run waits. Decisions that were kept are counted first. */
    public void open(String manifestDigest, Instant now) {
        state = GateState.OPEN;
        openedAt = Optional.of(now);
        deadline = Optional.of(now.plus(policy.timeout()));
        digest = Optional.of(manifestDigest);
        List<Decision> kept = List.copyOf(early);
        early.clear();
        kept.forEach(decision -> record(decision, now, count(decision)));
    }

    /** Takes a decision and says what became of it. */
    public Ruling decide(Decision decision, Instant now) {
        Ruling ruling = refusal(decision).orElseGet(() -> accept(decision));
        record(decision, now, ruling);
        return ruling;
    }

    /** Why a decision would be refused, without taking it. */
    public Optional<Ruling> refusal(Decision decision) {
        if (!decision.isWellFormed()) {
            return Optional.of(Ruling.MALFORMED);
        }
        if (decision.id() != null && knownIds.contains(decision.id())) {
            return Optional.of(Ruling.DUPLICATE);
        }
        if (state.isFinal()) {
            return Optional.of(Ruling.TOO_LATE);
        }
        if (!policy.mayDecide(decision.approver())) {
            return Optional.of(Ruling.UNKNOWN_APPROVER);
        }
        if (isCrowded(decision.verdict())) {
            return Optional.of(Ruling.TOO_EARLY);
        }
        return decision.verdict() == Verdict.APPROVE ? refusalOfApproval(decision) : Optional.empty();
    }

    /** However many wait already, the first reject is kept: no other is needed. */
    private boolean isCrowded(Verdict verdict) {
        return state == GateState.CLOSED
                && early.size() >= MOST_PEOPLE_WAITING
                && (verdict == Verdict.APPROVE || early.stream().anyMatch(kept -> kept.verdict() == Verdict.REJECT));
    }

    private Optional<Ruling> refusalOfApproval(Decision decision) {
        if (!policy.allowSelfApproval() && requestedBy.equals(Optional.of(decision.approver()))) {
            return Optional.of(Ruling.SELF_APPROVAL);
        }
        if (policy.requireDigest() && (decision.digest().isEmpty() || digest.isEmpty())) {
            return Optional.of(Ruling.DIGEST_MISSING);
        }
        if (digest.isPresent() && decision.digest().isPresent() && !digest.equals(decision.digest())) {
            return Optional.of(Ruling.DIGEST_WRONG);
        }
        return approvals.containsKey(decision.approver()) ? Optional.of(Ruling.DUPLICATE) : Optional.empty();
    }

    private Ruling accept(Decision decision) {
        if (state == GateState.CLOSED) {
            early.add(decision.bounded());
            return Ruling.KEPT;
        }
        return count(decision);
    }

    private Ruling count(Decision decision) {
        // Looked at again: a kept decision may turn out to be late, or to name another manifest, once the gate opens.
        if (state.isFinal()) {
            return Ruling.TOO_LATE;
        }
        if (decision.verdict() == Verdict.REJECT) {
            state = GateState.REJECTED;
            rejection = Optional.of(decision.bounded());
            return Ruling.DECIDED;
        }
        Optional<Ruling> refusal = refusalOfApproval(decision);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        approvals.put(decision.approver(), decision.bounded());
        if (approvals.size() < policy.quorum()) {
            return Ruling.COUNTED;
        }
        state = GateState.APPROVED;
        return Ruling.DECIDED;
    }

    private void record(Decision decision, Instant now, Ruling ruling) {
        if (ruling.changesSomething() && decision.id() != null) {
            knownIds.add(decision.id());
        }
        audit.record(decision, now, ruling);
    }

    /** Notes a decision that this run has no use for. */
    public void decline(Decision decision, Instant now) {
        audit.record(decision, now, Ruling.NOT_NEEDED);
    }

    /** Moves the deadline, if the gate is open and the whole wait stays within what a request may ask for. */
    public boolean extend(Duration more) {
        if (!mayExtend(more)) {
            return false;
        }
        deadline = deadline.map(old -> old.plus(more));
        return true;
    }

    public boolean mayExtend(Duration more) {
        return state == GateState.OPEN
                && !more.isNegative()
                && !more.isZero()
                && more.compareTo(ApprovalPolicy.MOST_TIMEOUT) <= 0
                && !deadline.orElseThrow()
                        .plus(more)
                        .isAfter(openedAt.orElseThrow().plus(ApprovalPolicy.MOST_TIMEOUT));
    }

    /** The deadline has passed. */
    public void expire() {
        end(GateState.EXPIRED);
    }

    /** The run ended by something else. */
    public void withdraw() {
        end(GateState.WITHDRAWN);
    }

    private void end(GateState outcome) {
        if (!state.isFinal()) {
            state = outcome;
        }
    }

    public GateState state() {
        return state;
    }

    public Optional<Instant> deadline() {
        return deadline;
    }

    public Optional<Instant> openedAt() {
        return openedAt;
    }

    public Optional<Decision> rejection() {
        return rejection;
    }

    public DecisionReceipt receipt(Ruling ruling) {
        return new DecisionReceipt(ruling, approvals.size(), policy.quorum(), deadline);
    }

    public ApprovalView view() {
        return new ApprovalView(
                state, policy.quorum(), List.copyOf(approvals.keySet()), openedAt, deadline, digest, audit.entries());
    }
}
