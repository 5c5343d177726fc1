package dev.trainmaster.reference.manifest;

import dev.trainmaster.reference.dataset.RecordFormat;
import java.nio.file.Path;

/** Exactly which bytes to train on. */
public record DatasetReference(String key, Path path, RecordFormat format, String sha256, long bytes, int records) {}
