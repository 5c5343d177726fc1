package dev.trainmaster.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the trainer can write where it must, and how much. */
final class StorageCheck {
    private static final long MEBIBYTE = 1 << 20;
    private static final long LEAST_BYTES = 64 * MEBIBYTE;
    private static final long USUAL_BYTES = 1024 * MEBIBYTE;

    private final DiskSpace disk;

    StorageCheck(DiskSpace disk) {
        this.disk = disk;
    }

    void look(PreflightOrder order, Findings findings) {
        Path directory = order.runDirectory();
        Path train = directory.resolve("train");
        try {
            Files.createDirectories(train);
            Files.delete(Files.createTempFile(train, ".writable", ".tmp"));
        } catch (IOException e) {
            findings.add(Rule.OUTPUT_UNWRITABLE, train, "the trainer's output cannot be written there: " + e);
        }
        try {
            room(directory, disk.usableBytes(directory), findings);
        } catch (IOException e) {
            findings.add(Rule.OUTPUT_UNWRITABLE, directory, "its disk cannot be asked for room: " + e);
        }
    }

    private static void room(Path directory, long usable, Findings findings) {
        if (usable < LEAST_BYTES) {
            findings.add(
                    Rule.DISK_FULL,
                    directory,
                    mebibytes(usable) + " are free, but " + mebibytes(LEAST_BYTES) + " are the least");
        } else if (usable < USUAL_BYTES) {
            findings.add(Rule.DISK_LOW, directory, mebibytes(usable) + " are free");
        }
    }

    private static String mebibytes(long bytes) {
        return bytes / MEBIBYTE + " MiB";
    }
}
