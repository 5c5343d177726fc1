package dev.trainmaster.cli.preflight;

import dev.trainmaster.cli.Surroundings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A directory that is gone afterwards. An interrupt from the keyboard ends a process without its finally blocks: then the
 * thread that works in it is interrupted and waited for, so that it ends what it started and removes what it wrote.
 */
public final class ScratchDirectory implements Closeable {

    private static final long LAST_SECONDS = 10;

    private final Path path;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    private ScratchDirectory(Path path) {
        this.path = path;
        Thread worker = Thread.currentThread();
        this.hook = new Thread(() -> end(worker), "scratch-end");
    }

    /** Where they go: Java itself does not look at the variable that other programs take it from. */
    public static Path place(Surroundings surroundings) {
        String named = surroundings.environment().getOrDefault("TMPDIR", "");
        return Path.of(named.isEmpty() ? System.getProperty("java.io.tmpdir") : named)
                .toAbsolutePath();
    }

    public static ScratchDirectory in(Path folder, String prefix) throws IOException {
        ScratchDirectory scratch = new ScratchDirectory(Files.createTempDirectory(folder, prefix));
        Runtime.getRuntime().addShutdownHook(scratch.hook);
        return scratch;
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            remove();
        } finally {
            closed.countDown();
            forget();
        }
    }

    private void remove() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is what waits for this: it goes on now.
            return;
        }
    }

    private void end(Thread worker) {
        worker.interrupt();
        try {
            closed.await(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
