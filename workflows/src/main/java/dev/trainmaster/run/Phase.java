package dev.trainmaster.run;

/** Where a run is. The last five are the outcomes, of which every run gets exactly one. */
public enum Phase {
    EXPORTING,
    WRITING_MANIFEST,
    VALIDATING,
    AWAITING_APPROVAL,
    TRAINING,
    COMPLETED,
    FAILED,
    REJECTED,
    APPROVAL_EXPIRED,
    CANCELLED;

    public boolean isOutcome() {
        return compareTo(COMPLETED) >= 0;
    }
}
