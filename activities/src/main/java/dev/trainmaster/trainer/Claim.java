package dev.trainmaster.trainer;

/** One thing that a profile says of its trainer, and what was seen. */
public record Claim(String about, String claimed, String seen, boolean holds) {}
