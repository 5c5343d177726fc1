package dev.trainmaster.approval;

/** What became of a decision. Only the first three count or may count; the others changed nothing. */
public enum Ruling {
    COUNTED("counted; more approvals are needed"),
    DECIDED("decided the run"),
    KEPT("kept until the run waits for approval"),
    DUPLICATE("known already, nothing changed"),
    UNKNOWN_APPROVER("this person is not among the approvers"),
    SELF_APPROVAL("the person who asked for the run must not approve it"),
    DIGEST_MISSING("this run wants the manifest digest with the approval"),
    DIGEST_WRONG("the digest is not that of the manifest that would run"),
    MALFORMED("an approver of 1 to 128 characters and a verdict are needed, and an id has at most 128 characters"),
    TOO_EARLY("too many decisions wait already for the run to come to its approval"),
    TOO_LATE("the run does not wait for approval any more"),
    NOT_NEEDED("a dry run needs no approval");

    private final String text;

    Ruling(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public boolean isAccepted() {
        return changesSomething() || this == DUPLICATE;
    }

    boolean changesSomething() {
        return this == COUNTED || this == DECIDED || this == KEPT;
    }
}
