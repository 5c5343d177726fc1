package dev.trainmaster.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room a disk has. */
@FunctionalInterface
public interface DiskSpace {
    long usableBytes(Path directory) throws IOException;

    static DiskSpace ofThisMachine() {
        return directory -> Files.getFileStore(directory).getUsableSpace();
    }
}
