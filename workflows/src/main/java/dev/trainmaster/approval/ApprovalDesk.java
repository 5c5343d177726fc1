package dev.trainmaster.approval;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.notification.Notice;
import dev.trainmaster.request.ApprovalPolicy;
import dev.trainmaster.run.Phase;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Where decisions arrive, by update or by signal, and where the run hears what came of them. */
public final class ApprovalDesk {

    private final ApprovalGate gate;
    private final ApprovalStage stage;
    private final boolean approvalNeeded;
    private final Runnable changed;

    public ApprovalDesk(
            ApprovalGate gate, boolean approvalNeeded, BiConsumer<Notice.Kind, String> tell, Runnable changed) {
        this.gate = gate;
        this.stage = new ApprovalStage(gate, tell);
        this.approvalNeeded = approvalNeeded;
        this.changed = changed;
    }

    /** Waits for the outcome: empty when the run may train. */
    public Optional<Failure> awaitOutcome(String manifestDigest, Instant now) {
        gate.open(manifestDigest, now);
        changed.run();
        return switch (stage.await()) {
            case APPROVED -> Optional.empty();
            case REJECTED -> Optional.of(rejection());
            default -> Optional.of(expiry());
        };
    }

    private Failure rejection() {
        Decision rejection = gate.rejection().orElseThrow();
        return Failure.of(
                FailureType.APPROVAL_REJECTED,
                Phase.AWAITING_APPROVAL,
                "rejected by " + rejection.approver() + ": "
                        + rejection.comment().orElse("no reason given"));
    }

    private Failure expiry() {
        ApprovalView view = gate.view();
        return Failure.of(
                FailureType.APPROVAL_EXPIRED,
                Phase.AWAITING_APPROVAL,
                "had " + view.approvedBy().size() + " of " + view.quorum() + " approvals at the deadline "
                        + gate.deadline().orElseThrow());
    }

    /** Refuses an update before it leaves a trace in history. */
    public void validate(Decision decision, Instant now) {
        if (decision == null) {
            throw new IllegalArgumentException(Ruling.MALFORMED.name() + ": " + Ruling.MALFORMED.text());
        }
        refusal(decision, now).ifPresent(ruling -> {
            throw new IllegalArgumentException(ruling.name() + ": " + ruling.text());
        });
    }

    private Optional<Ruling> refusal(Decision decision, Instant now) {
        if (!approvalNeeded) {
            return Optional.of(Ruling.NOT_NEEDED);
        }
        Optional<Ruling> refusal = gate.refusal(decision);
        // A known decision is answered again and not refused: whoever lost the first answer gets it now.
        if (refusal.equals(Optional.of(Ruling.DUPLICATE))) {
            return Optional.empty();
        }
        boolean passed =
                gate.deadline().map(deadline -> !now.isBefore(deadline)).orElse(false);
        return passed ? Optional.of(Ruling.TOO_LATE) : refusal;
    }

    public DecisionReceipt decide(Decision decision, Instant now) {
        Ruling ruling = gate.decide(decision, now);
        changed.run();
        return gate.receipt(ruling);
    }

    public void signalled(SignalledDecision signalled, Verdict verdict, Instant now) {
        // A signal without any input arrives as null; it is told like any other that names nobody.
        SignalledDecision content = signalled == null ? new SignalledDecision(null) : signalled;
        Decision decision = content.read(verdict, Workflow.randomUUID().toString());
        if (approvalNeeded) {
            decide(decision, now);
        } else {
            gate.decline(decision, now);
        }
    }

    public void validate(Extension extension) {
        if (extension == null || extension.more() == null) {
            throw new IllegalArgumentException("an extension says how much `more` time is needed, such as PT24H");
        }
        if (!gate.mayExtend(extension.more())) {
            throw new IllegalArgumentException("the run does not wait for approval, or " + extension.more()
                    + " is not positive or makes it wait longer than " + ApprovalPolicy.MOST_TIMEOUT.toDays()
                    + " days");
        }
    }

    public DecisionReceipt extend(Extension extension) {
        if (gate.extend(extension.more())) {
            stage.extended();
            changed.run();
        }
        return gate.receipt(Ruling.COUNTED);
    }
}
