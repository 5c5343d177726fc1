package dev.trainmaster.training;

import dev.trainmaster.supervisor.StartDirectory;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rings when a shim has written the exit of its trainer, so that nobody has to look for that many times a second. */
public final class ExitBells implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExitBells.class);

    private final Optional<WatchService> kernel;
    private final Map<WatchKey, Set<Bell>> posts = new HashMap<>();

    /** Where a bell hangs until it is closed. */
    interface Post extends AutoCloseable {

        /** False where the kernel has no watch left: then whoever waits has to look. */
        boolean isHeard();

        @Override
        void close();
    }

    private static final Post DEAF = new Post() {
        @Override
        public boolean isHeard() {
            return false;
        }

        @Override
        public void close() {}
    };

    private ExitBells(Optional<WatchService> kernel) {
        this.kernel = kernel;
    }

    public static ExitBells ofThisHost() {
        try {
            ExitBells bells = new ExitBells(Optional.of(FileSystems.getDefault().newWatchService()));
            Thread thread = new Thread(bells::ringOn, "trainer-exits");
            thread.setDaemon(true);
            thread.start();
            return bells;
        } catch (IOException e) {
            LOG.warn("The kernel watches no directories for us, so the ends of trainers are looked for", e);
            return new ExitBells(Optional.empty());
        }
    }

    synchronized Post hang(StartDirectory start, Bell bell) {
        if (kernel.isEmpty()) {
            return DEAF;
        }
        try {
            WatchKey key = start.path().register(kernel.get(), StandardWatchEventKinds.ENTRY_CREATE);
            posts.computeIfAbsent(key, any -> new HashSet<>()).add(bell);
            return new Post() {
                @Override
                public boolean isHeard() {
                    return key.isValid();
                }

                @Override
                public void close() {
                    take(key, bell);
                }
            };
        } catch (IOException | ClosedWatchServiceException e) {
            LOG.debug("The end of {} is looked for", start.path(), e);
            return DEAF;
        }
    }

    private synchronized void take(WatchKey key, Bell bell) {
        Set<Bell> bells = posts.getOrDefault(key, Set.of());
        bells.remove(bell);
        if (bells.isEmpty()) {
            posts.remove(key);
            key.cancel();
        }
    }

    private void ringOn() {
        try {
            while (true) {
                WatchKey key = kernel.orElseThrow().take();
                if (key.pollEvents().stream().anyMatch(ExitBells::mayBeAnExit)) {
                    ring(key);
                }
                key.reset();
            }
        } catch (ClosedWatchServiceException | InterruptedException e) {
            LOG.debug("No more ends are told");
        }
    }

    /** An event that was lost may have been one. */
    private static boolean mayBeAnExit(WatchEvent<?> event) {
        return !(event.context() instanceof Path name) || name.toString().equals(StartDirectory.EXIT);
    }

    private synchronized void ring(WatchKey key) {
        posts.getOrDefault(key, Set.of()).forEach(Bell::ring);
    }

    @Override
    public void close() throws IOException {
        if (kernel.isPresent()) {
            kernel.get().close();
        }
    }
}
