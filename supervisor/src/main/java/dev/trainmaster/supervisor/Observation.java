package dev.trainmaster.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/** One look at a start. */
public record Observation(Finding finding, FileMark stdout, FileMark stderr, FileMark metrics) {

    /** Size and last change; 0 bytes at the epoch for a file that is not there. */
    public record FileMark(long bytes, Instant modified) {

        static FileMark of(Path file) throws IOException {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new FileMark(
                        attributes.size(), attributes.lastModifiedTime().toInstant());
            } catch (NoSuchFileException e) {
                return new FileMark(0, Instant.EPOCH);
            }
        }
    }
}
