package dev.trainmaster.approval;

import dev.trainmaster.request.ApprovalPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of approval said a second time, as plainly as possible: what a gate must agree with. */
final class GateModel {

    private final ApprovalPolicy policy;
    private final Optional<String> requestedBy;
    private final String digest;
    private final List<Decision> kept = new ArrayList<>();
    private final Set<String> acceptedIds = new LinkedHashSet<>();
    private final Set<String> approvers = new LinkedHashSet<>();
    private boolean open;
    private String outcome = "none";

    GateModel(ApprovalPolicy policy, Optional<String> requestedBy, String digest) {
        this.policy = policy;
        this.requestedBy = requestedBy;
        this.digest = digest;
    }

    void open() {
        open = true;
        kept.forEach(this::apply);
    }

    void decide(Decision decision) {
        if (acceptedIds.contains(decision.id()) || !outcome.equals("none") || !mayDecide(decision)) {
            return;
        }
        if (!open && policy.requireDigest() && decision.verdict() == Verdict.APPROVE) {
            return;
        }
        if (open) {
            apply(decision);
        } else {
            acceptedIds.add(decision.id());
            kept.add(decision);
        }
    }

    private boolean mayDecide(Decision decision) {
        boolean known = policy.approvers().isEmpty() || policy.approvers().contains(decision.approver());
        boolean self = requestedBy.isPresent() && requestedBy.get().equals(decision.approver());
        return !decision.approver().isBlank()
                && known
                && (decision.verdict() == Verdict.REJECT || policy.allowSelfApproval() || !self);
    }

    private void apply(Decision decision) {
        if (!outcome.equals("none")) {
            return;
        }
        if (decision.verdict() == Verdict.REJECT) {
            acceptedIds.add(decision.id());
            outcome = "REJECTED";
        } else if (digestFits(decision) && approvers.add(decision.approver())) {
            acceptedIds.add(decision.id());
            outcome = approvers.size() == policy.quorum() ? "APPROVED" : "none";
        }
    }

    private boolean digestFits(Decision decision) {
        return decision.digest().isPresent() ? decision.digest().get().equals(digest) : !policy.requireDigest();
    }

    void expire() {
        end("EXPIRED");
    }

    void withdraw() {
        end("WITHDRAWN");
    }

    private void end(String how) {
        if (outcome.equals("none")) {
            outcome = how;
        }
    }

    Set<String> approvers() {
        return approvers;
    }

    String state() {
        if (!outcome.equals("none")) {
            return outcome;
        }
        return open ? "OPEN" : "CLOSED";
    }
}
