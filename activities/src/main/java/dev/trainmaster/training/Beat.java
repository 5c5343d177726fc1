package dev.trainmaster.training;

import io.temporal.client.ActivityCompletionException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Tells the server every second that somebody watches, and hears from it what to do. It has a thread of its own, because
 * a heartbeat blocks for ten seconds when the network is cut.
 */
final class Beat implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 1_000;

    private final Heart heart;
    private final Function<ActivityCompletionException, Optional<Decision>> meaning;
    private final ScheduledExecutorService thread;
    private volatile Object latest;
    private volatile Optional<Decision> decision = Optional.empty();
    private volatile Optional<RuntimeException> broken = Optional.empty();

    /** Where a beat goes. */
    interface Heart {

        void beat(Object details) throws ActivityCompletionException;
    }

    /** @param meaning what an answer decides, if anything; asked again with every beat until it decides */
    Beat(Heart heart, Object first, Function<ActivityCompletionException, Optional<Decision>> meaning, String name) {
        this.heart = heart;
        this.latest = first;
        this.meaning = meaning;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "heartbeat-" + name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    void start() {
        thread.scheduleWithFixedDelay(this::send, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    void tell(Object details) {
        latest = details;
    }

    private void send() {
        try {
            heart.beat(latest);
        } catch (ActivityCompletionException e) {
            hear(e);
        } catch (RuntimeException e) {
            broken = Optional.of(e);
            throw e; // ends the beats: the watch that looks at the answer next must not believe that it is heard
        }
    }

    private void hear(ActivityCompletionException answer) {
        if (decision.isEmpty()) {
            decision = meaning.apply(answer);
        }
    }

    /** What the server decided about this attempt, once it has. The first decision stands. */
    Optional<Decision> decision() {
        broken.ifPresent(e -> {
            throw new IllegalStateException("the heartbeat is broken: " + e.getMessage(), e);
        });
        return decision;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
