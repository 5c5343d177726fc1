package dev.trainmaster.run;

import java.time.Instant;

/** When a run came into a phase. */
public record PhaseEntry(Phase phase, Instant since) {}
