package dev.trainmaster.cli.run;

/** What a start did. The same id twice is the same run, never two. */
public sealed interface StartOutcome {

    String runId();

    record Started(String runId) implements StartOutcome {}

    record Existed(String runId, RunView run, boolean sameRequest) implements StartOutcome {}
}
