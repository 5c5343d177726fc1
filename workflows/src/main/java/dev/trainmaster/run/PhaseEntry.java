package dev.trainmaster.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/** When a run came into a phase. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PhaseEntry(Phase phase, Instant since) {}
