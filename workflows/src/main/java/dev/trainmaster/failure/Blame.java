package dev.trainmaster.failure;

/** Who can mend it. */
public enum Blame {
    USER,
    TRAINER,
    INFRASTRUCTURE
}
