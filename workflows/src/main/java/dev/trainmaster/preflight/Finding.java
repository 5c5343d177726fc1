package dev.trainmaster.preflight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** One thing that the dry run found: a stable rule id, where it is, and what to do about it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Finding(String rule, Severity severity, String place, String text, String suggestion) {}
