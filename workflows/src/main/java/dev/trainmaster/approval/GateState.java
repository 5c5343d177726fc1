package dev.trainmaster.approval;

/** Where the gate stands. The last four are final. */
public enum GateState {
    CLOSED,
    OPEN,
    APPROVED,
    REJECTED,
    EXPIRED,
    WITHDRAWN;

    public boolean isFinal() {
        return compareTo(APPROVED) >= 0;
    }
}
