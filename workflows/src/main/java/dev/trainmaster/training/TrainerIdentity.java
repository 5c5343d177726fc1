package dev.trainmaster.training;

/** Which process trains, told apart from any later process that gets the same pid. */
public record TrainerIdentity(String host, long pid, long startTicks) {}
