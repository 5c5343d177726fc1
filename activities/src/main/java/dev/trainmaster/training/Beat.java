package dev.trainmaster.training;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells the server every second that somebody watches, and hears from it what to do. It has a thread of its own, because
 * a heartbeat blocks for ten seconds when the network is cut.
 */
final class Beat implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 1_000;

    private final ActivityExecutionContext activity;
    private final ScheduledExecutorService thread;
    private volatile Optional<TrainingHeartbeat> latest = Optional.empty();
    private volatile Optional<ActivityCompletionException> answer = Optional.empty();

    Beat(ActivityExecutionContext activity, String name) {
        this.activity = activity;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "heartbeat-" + name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    void start() {
        thread.scheduleWithFixedDelay(this::send, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    void tell(TrainingHeartbeat heartbeat) {
        latest = Optional.of(heartbeat);
    }

    private void send() {
        try {
            activity.heartbeat(latest.orElse(null));
        } catch (ActivityCompletionException e) {
            answer = Optional.of(e);
        }
    }

    /** Why the server wants this attempt to end, once it does. */
    Optional<ActivityCompletionException> answer() {
        return answer;
    }

    /** The server was asked and the answer turned out to decide nothing. */
    void forget() {
        answer = Optional.empty();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
