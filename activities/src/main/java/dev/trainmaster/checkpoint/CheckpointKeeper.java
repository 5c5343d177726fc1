package dev.trainmaster.checkpoint;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the checkpoints of one training while it is watched. All of it happens on a thread of its own, one round at
 * a time: a checkpoint that takes minutes to read holds up neither a heartbeat nor the eye on a stall.
 */
public final class CheckpointKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointKeeper.class);

    private final Work work;
    private final String name;
    private final ExecutorService thread;
    private Future<?> round = CompletableFuture.completedFuture(null);
    private volatile Optional<String> complaint = Optional.empty();

    /** What is done in a round. */
    interface Work {

        void go() throws IOException;
    }

    CheckpointKeeper(Work work, String name) {
        this.work = work;
        this.name = name;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread daemon = new Thread(task, "checkpoints-" + name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** Never waits. While a round is under way there is no other. */
    public void look() {
        if (round.isDone()) {
            round = thread.submit(this::round);
        }
    }

    /** Waits for the round that is under way and one more, so that nothing that is there now is missed. */
    public void finish(Duration most) throws InterruptedException {
        Future<?> last = thread.submit(this::round);
        round = last;
        try {
            last.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("Run {}: the newest checkpoint could not be read within {}; it has no digest yet", name, most);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** A training goes on without its checkpoints being looked after: told once, and tried again each second. */
    private void round() {
        try {
            work.go();
            complaint = Optional.empty();
        } catch (IOException | RuntimeException e) {
            Optional<String> now = Optional.of(e.toString());
            if (!now.equals(complaint) && !Thread.currentThread().isInterrupted()) {
                LOG.warn("Run {}: its checkpoints cannot be looked after now", name, e);
            }
            complaint = now;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
