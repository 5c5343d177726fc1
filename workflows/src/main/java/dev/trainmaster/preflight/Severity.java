package dev.trainmaster.preflight;

/** How bad a finding is: an error keeps the run from training. */
public enum Severity {
    ERROR,
    WARNING,
    INFO
}
