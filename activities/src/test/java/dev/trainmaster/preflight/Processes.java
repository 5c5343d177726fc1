package dev.trainmaster.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at processes from outside. */
final class Processes {
    private Processes() {}

    /** Nobody may reap here: a zombie is gone. */
    static boolean isGoneOrZombie(long pid) throws IOException {
        Path stat = Path.of("/proc/" + pid + "/stat");
        return !Files.exists(stat)
                || Files.readString(stat).replaceAll("^.*\\) ", "").startsWith("Z");
    }
}
