package dev.trainmaster.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A process that cannot be mistaken for a later one with the same pid. */
record ProcessIdentity(long pid, long startTicks, String bootId) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** Empty when no such process lives; a zombie does not. */
    static Optional<ProcessIdentity> of(long pid) {
        if (!Files.exists(BOOT_ID)) {
            return withoutProc(pid);
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name stands in brackets and may hold spaces and brackets itself: count from the last one.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean gone = fields[0].equals("Z") || fields[0].equals("X");
            return gone
                    ? Optional.empty()
                    : Optional.of(new ProcessIdentity(
                            pid,
                            Long.parseLong(fields[19]),
                            Files.readString(BOOT_ID).strip()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    boolean isAlive() {
        return of(pid).filter(this::isSame).isPresent();
    }

    /** What equals says; that of a record is put together at run time, which every command would wait for. */
    private boolean isSame(ProcessIdentity other) {
        return pid == other.pid && startTicks == other.startTicks && bootId.equals(other.bootId);
    }

    private static Optional<ProcessIdentity> withoutProc(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> new ProcessIdentity(pid, start.toEpochMilli(), ""));
    }
}
