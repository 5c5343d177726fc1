package dev.trainmaster.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Notices when a file is another one than at the first look. */
final class UnchangedFiles {
    private final Map<Path, Version> seen = new HashMap<>();
    private final Map<Path, String> digests = new HashMap<>();

    void look(Path file) throws IOException {
        Version now = Version.of(file);
        Version before = seen.putIfAbsent(file, now);
        if (before != null && !before.equals(now)) {
            throw changed(file);
        }
    }

    /** A file can keep its times and its length, and be another one nevertheless. */
    void wasRead(Path file, String sha256) {
        String before = digests.putIfAbsent(file, sha256);
        if (before != null && !before.equals(sha256)) {
            throw changed(file);
        }
    }

    /** Empty if it was not read to its end. */
    Optional<String> sha256(Path file) {
        return Optional.ofNullable(digests.get(file));
    }

    private static UnusableSourceException changed(Path file) {
        return new UnusableSourceException(new RecordProblem(
                file.toString(), 0, "the file changed while it was read; start again when nobody writes to it"));
    }

    private record Version(long bytes, FileTime modified, String fileKey) {
        static Version of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(attributes.size(), attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
        }
    }
}
