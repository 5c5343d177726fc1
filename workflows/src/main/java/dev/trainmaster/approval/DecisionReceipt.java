package dev.trainmaster.approval;

import java.time.Instant;
import java.util.Optional;

/** The answer to a decision: what became of it, and where the gate stands now. */
public record DecisionReceipt(Ruling ruling, int approvals, int quorum, Optional<Instant> deadline) {}
