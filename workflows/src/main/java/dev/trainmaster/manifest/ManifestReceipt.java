package dev.trainmaster.manifest;

/** The manifest of a run. Its digest covers the data's digest and every effective setting: approvals bind to it. */
public record ManifestReceipt(String path, String sha256) {}
