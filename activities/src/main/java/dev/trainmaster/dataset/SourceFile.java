package dev.trainmaster.dataset;

import java.util.Optional;

/**
 * One file that a dataset is read from.
 *
 * @param sha256 of the file as it lies there, packed or not; empty if it was not read to its end
 */
public record SourceFile(String name, long bytes, Optional<String> sha256) {
    /** Earlier versions knew no digest. */
    public SourceFile {
        sha256 = sha256 == null ? Optional.empty() : sha256;
    }
}
