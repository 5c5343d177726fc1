package dev.trainmaster.approval;

/** What an approver says. */
public enum Verdict {
    APPROVE,
    REJECT
}
