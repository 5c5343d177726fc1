package dev.trainmaster.training;

/** Which process a worker is, told apart from any later one with the same pid. */
public record WorkerIdentity(long pid, long startTicks, String bootId) {}
