package dev.trainmaster.preflight;

/** Hears now and then that the dry run goes on. What it throws ends the dry run. */
@FunctionalInterface
public interface PreflightProgress {
    PreflightProgress NONE = what -> {};

    void at(String what);
}
