package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A checkpoint that was moved out of the trainer's sight before a start: where it is now, and why. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record QuarantinedCheckpoint(long step, String path, String why) {}
