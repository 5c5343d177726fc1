package dev.trainmaster.training;

/** No process of the run is alive: how many starts were looked at. */
public record StopProof(int starts, String text) {}
