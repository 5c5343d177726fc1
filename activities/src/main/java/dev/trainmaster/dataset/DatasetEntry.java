package dev.trainmaster.dataset;

import java.util.List;

/** A dataset as a list shows it; its records are not read for that. */
public record DatasetEntry(String key, String path, List<SourceFile> files, long bytes) {}
