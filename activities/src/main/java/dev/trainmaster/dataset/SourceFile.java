package dev.trainmaster.dataset;

/** One file that a dataset is read from. */
public record SourceFile(String name, long bytes) {}
