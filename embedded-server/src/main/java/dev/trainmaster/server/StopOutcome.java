package dev.trainmaster.server;

/** What {@link ServerLadder#down()} found. */
public sealed interface StopOutcome {
    record Stopped(String address, long pid) implements StopOutcome {}

    record NothingRan() implements StopOutcome {}

    /** A foreground command owns the server; it ends with that command. */
    record OwnedByCommand(String address, long pid) implements StopOutcome {}
}
