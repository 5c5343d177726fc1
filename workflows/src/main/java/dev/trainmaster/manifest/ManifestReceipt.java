package dev.trainmaster.manifest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** The manifest of a run. Its digest covers the data's digest and every effective setting: approvals bind to it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ManifestReceipt(String path, String sha256) {}
