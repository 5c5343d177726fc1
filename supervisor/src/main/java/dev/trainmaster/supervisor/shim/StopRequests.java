package dev.trainmaster.supervisor.shim;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The two ways to ask a shim to stop its trainer: the stop file, and SIGTERM to the shim. */
final class StopRequests {

    private final StopFile stopFile;
    private final File file;
    private final int start;
    private final long ownGraceMillis;
    private long seenLength = -1;
    private Optional<StopFile.Request> fromFile = Optional.empty();
    private volatile boolean terminated;

    StopRequests(Path stopFile, int start, long ownGraceMillis) {
        this.stopFile = new StopFile(stopFile);
        this.file = stopFile.toFile();
        this.start = start;
        this.ownGraceMillis = ownGraceMillis;
    }

    void terminated() {
        terminated = true;
    }

    /** Cheap when nothing changed: one stat. */
    Optional<StopFile.Request> current() {
        long length = file.length();
        if (length != seenLength) {
            seenLength = length;
            try {
                fromFile = stopFile.covering(start);
            } catch (IOException e) {
                System.err.println("stop request not understood, training goes on: " + e.getMessage());
            }
        }
        if (fromFile.isEmpty() && terminated) {
            return Optional.of(new StopFile.Request(start, ownGraceMillis, "the shim got SIGTERM"));
        }
        return fromFile;
    }
}
