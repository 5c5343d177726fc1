package dev.trainmaster.dataset;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** The records that were held back, in a file of their own. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EvaluationSet(String path, String sha256, long bytes, long records) {}
