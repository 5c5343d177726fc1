package dev.trainmaster.server;

/** How long a started server lives. */
public enum Lifetime {
    /** Until it is closed; it dies with the process that started it, however that ends. */
    FOREGROUND,
    /** Until {@link ServerLadder#down()}; it survives the process that started it. */
    DETACHED
}
