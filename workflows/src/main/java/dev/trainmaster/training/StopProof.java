package dev.trainmaster.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** No process of the run is alive: how many starts were looked at. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StopProof(int starts, String text) {}
