package dev.trainmaster.training;

/** No process of the run is alive: how many were stopped to get there. */
public record StopProof(int stopped, String text) {}
