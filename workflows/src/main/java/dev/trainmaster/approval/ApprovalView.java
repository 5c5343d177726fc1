package dev.trainmaster.approval;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The approval of a run as everyone may see it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ApprovalView(
        GateState state,
        int quorum,
        List<String> approvedBy,
        Optional<Instant> openedAt,
        Optional<Instant> deadline,
        Optional<String> digest,
        List<AuditEntry> audit) {

    public ApprovalView {
        approvedBy = List.copyOf(approvedBy);
        audit = List.copyOf(audit);
    }
}
