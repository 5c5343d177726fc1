package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** One file of a checkpoint, by its path below the checkpoint's folder. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CheckpointFile(String name, long bytes, String sha256) {}
