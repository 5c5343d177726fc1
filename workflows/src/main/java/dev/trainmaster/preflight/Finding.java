package dev.trainmaster.preflight;

/** One thing that the dry run found: a stable rule id, where it is, and what to do about it. */
public record Finding(String rule, Severity severity, String place, String text, String suggestion) {}
