package dev.trainmaster.training;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A disk that is full: how it shows, and which one it is. */
final class DiskSpace {

    private static final List<String> SIGNS =
            List.of("no space left on device", "disk quota exceeded", "errno 28", "enospc", "read-only file system");

    private DiskSpace() {}

    static boolean isMissingIn(List<String> lines) {
        return lines.stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .anyMatch(line -> SIGNS.stream().anyMatch(line::contains));
    }

    /** By its mount point and device, with what is free there now. */
    static String below(Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            return "the disk " + disk + " has " + disk.getUsableSpace() + " of " + disk.getTotalSpace() + " bytes free"
                    + (disk.isReadOnly() ? " and is read-only" : "");
        } catch (IOException e) {
            return "the disk of " + folder + " cannot be asked: " + e;
        }
    }
}
