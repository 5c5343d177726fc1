package dev.trainmaster.preflight;

/** A line of an export as its format wants it: what a trainer learns from it. */
record ExportedLine(String text, long bytes) {}
