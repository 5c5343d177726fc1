package dev.trainmaster.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Every decision that arrived and what became of it. */
final class DecisionAudit {

    /** Further refused decisions leave no trace, so that nobody can fill a run's status with them. */
    static final int LIMIT = 200;

    private final List<AuditEntry> entries = new ArrayList<>();

    void record(Decision decision, Instant now, Ruling ruling) {
        if (ruling.changesSomething() || entries.size() < LIMIT) {
            entries.add(new AuditEntry(now, decision.bounded(), ruling));
        }
    }

    List<AuditEntry> entries() {
        return List.copyOf(entries);
    }
}
