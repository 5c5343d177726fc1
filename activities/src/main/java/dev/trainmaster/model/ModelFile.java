package dev.trainmaster.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** One file of a model. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelFile(String name, long bytes, String sha256) {}
