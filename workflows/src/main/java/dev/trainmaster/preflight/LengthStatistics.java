package dev.trainmaster.preflight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How long the records are against maxSeqLength.
 *
 * @param unit what was counted: the trainer's own tokens where it says, else an estimate that says so
 * @param cutShare the share of records that are longer than maxSeqLength, 0 to 1
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LengthStatistics(String unit, long median, long p95, long most, double cutShare) {}
