package dev.trainmaster.approval;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Optional;

/** The answer to a decision: what became of it, and where the gate stands now. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DecisionReceipt(Ruling ruling, int approvals, int quorum, Optional<Instant> deadline) {}
