package dev.trainmaster.worker.presence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** When a process began, in the kernel's own count, which no later process of the same pid shares. */
final class StartTicks {

    private static final int FIELD = 22;
    private static final int FIRST_AFTER_NAME = 3;

    private StartTicks() {}

    static long ofThisProcess() {
        try {
            return parse(Files.readString(Path.of("/proc/self/stat")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("This worker needs Linux's /proc to tell processes apart", unreadable);
        }
    }

    private static long parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[FIELD - FIRST_AFTER_NAME]);
    }
}
