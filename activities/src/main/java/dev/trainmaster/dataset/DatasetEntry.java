package dev.trainmaster.dataset;

import java.util.List;
import java.util.Optional;

/**
 * A dataset as a list shows it; its records are not read for that.
 *
 * @param problem why it cannot be opened; one broken dataset does not hide the others
 */
public record DatasetEntry(String key, String path, List<SourceFile> files, long bytes, Optional<String> problem) {}
