package dev.trainmaster.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** Which process trains, told apart from any later process that gets the same pid. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainerIdentity(String host, long pid, long startTicks) {}
