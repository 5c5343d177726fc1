package dev.trainmaster.dataset;

/** One step of reasoning; {@code i} says where it belongs. */
public record TraceStep(long i, String type, String content) {}
