package dev.trainmaster.supervisor.shim;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What may stop a trainer: the stop file, SIGTERM to the shim, and a lease that ran out. */
final class StopRequests {

    private final StopFile stopFile;
    private final File file;
    private final int start;
    private final long ownGraceMillis;
    private final Optional<Fence> fence;
    private long seenLength = -1;
    private Optional<StopFile.Request> fromFile = Optional.empty();
    private Optional<StopFile.Request> fromFence = Optional.empty();
    private volatile boolean terminated;

    StopRequests(Path stopFile, int start, long ownGraceMillis, Optional<Fence> fence) {
        this.stopFile = new StopFile(stopFile);
        this.file = stopFile.toFile();
        this.start = start;
        this.ownGraceMillis = ownGraceMillis;
        this.fence = fence;
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
        return fromFile.isPresent() ? fromFile : fenced();
    }

    private Optional<StopFile.Request> fenced() {
        if (fromFence.isEmpty() && fence.isPresent() && fence.get().ranOut()) {
            fromFence = Optional.of(new StopFile.Request(
                    start, fence.get().graceMillisLeft(), fence.get().reason()));
        }
        return fromFence;
    }

    boolean mustNotBegin() {
        return fence.isPresent() && fence.get().ranOut();
    }

    /** Whether there is no time left for a checkpoint, whoever asked for the stop. */
    boolean mustBeGone() {
        return fence.isPresent() && fence.get().graceIsOver();
    }

    /** As the cause is written in exit.json. */
    String cause(StopFile.Request request) {
        return fromFence.isPresent() && fromFence.get() == request ? "lease-ran-out" : "stopped";
    }
}
