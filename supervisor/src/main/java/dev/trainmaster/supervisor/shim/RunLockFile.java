package dev.trainmaster.supervisor.shim;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** The run's lock as the shim holds it. Never closed: the kernel frees it when the shim is gone, however it goes. */
final class RunLockFile {

    private static final long PAUSE_MILLIS = 10;

    private RunLockFile() {}

    /** Workers hold the lock for moments while they look, hence the patience. */
    static boolean acquire(Path file, long boundMillis) throws IOException, InterruptedException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long start = System.nanoTime();
        while (true) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return true;
            }
            if (TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) > boundMillis) {
                channel.close();
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
