package dev.trainmaster.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The run's lock as a worker takes it: for moments, to look or to begin a start while no shim lives.
 *
 * <p>POSIX drops a process's lock when ANY descriptor of the file closes in that process. A second thread that opened
 * the file, failed to lock it and closed it would free the first thread's lock without a sign. So one thread at a time
 * in the whole JVM has a lock file open: that is why these monitors are static.
 */
final class RunLock implements AutoCloseable {

    private static final long MONITOR_SECONDS = 30;
    private static final ReentrantLock[] ONE_PER_FILE = monitors();

    private final ReentrantLock monitor;
    private final FileChannel channel;

    private RunLock(ReentrantLock monitor, FileChannel channel) {
        this.monitor = monitor;
        this.channel = channel;
    }

    private static ReentrantLock[] monitors() {
        ReentrantLock[] monitors = new ReentrantLock[64];
        for (int i = 0; i < monitors.length; i++) {
            monitors[i] = new ReentrantLock();
        }
        return monitors;
    }

    /** Empty if another process holds it, or another thread of this one does not let go of it. */
    static Optional<RunLock> tryTake(Path file) throws IOException, InterruptedException {
        ReentrantLock monitor = ONE_PER_FILE[Math.floorMod(file.hashCode(), ONE_PER_FILE.length)];
        if (monitor.isHeldByCurrentThread()) {
            throw new IllegalStateException("This thread holds a run lock already, it cannot take " + file);
        }
        if (!monitor.tryLock(MONITOR_SECONDS, TimeUnit.SECONDS)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            return lock == null ? Optional.empty() : Optional.of(new RunLock(monitor, channel));
        } finally {
            if (lock == null) {
                close(channel, monitor);
            }
        }
    }

    @Override
    public void close() throws IOException {
        close(channel, monitor);
    }

    private static void close(FileChannel channel, ReentrantLock monitor) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            monitor.unlock();
        }
    }
}
