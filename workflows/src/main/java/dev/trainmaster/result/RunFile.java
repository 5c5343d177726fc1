package dev.trainmaster.result;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A file that a finished run has left behind.
 *
 * @param name below the run's directory
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunFile(String name, long bytes, String sha256) {}
