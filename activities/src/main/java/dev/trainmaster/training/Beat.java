package dev.trainmaster.training;

import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Tells the server that somebody watches, and hears from it what to do. What is new is told within a second; while
 * nothing is, the server hears just enough to know that we live. It has a thread of its own, because a heartbeat blocks
 * for ten seconds when the network is cut.
 */
final class Beat implements AutoCloseable {

    private static final long NEWS_NANOS = Duration.ofSeconds(1).toNanos();

    private final Heart heart;
    private final Function<ActivityCompletionException, Optional<Decision>> meaning;
    private final Runnable decided;
    private final long silenceNanos;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private Object latest;
    private Object told;
    private boolean atOnce;
    private volatile Optional<Decision> decision = Optional.empty();
    private volatile Optional<RuntimeException> broken = Optional.empty();

    /** Where a beat goes. */
    interface Heart {

        /** Whether the server has answered that the attempt is open; throws what else it answers. */
        boolean beat(Object details) throws ActivityCompletionException;
    }

    /**
     * @param meaning what an answer decides, if anything; asked again with every beat until it decides
     * @param decided called when it has
     * @param silence how long the server may hear nothing
     */
    Beat(
            Heart heart,
            Object first,
            Function<ActivityCompletionException, Optional<Decision>> meaning,
            Runnable decided,
            Duration silence,
            String name) {
        this.heart = heart;
        this.latest = first;
        this.meaning = meaning;
        this.decided = decided;
        this.silenceNanos = silence.toNanos();
        this.thread = new Thread(this::beatOn, "heartbeat-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void tell(Object details) {
        change(details, false);
    }

    void tellAtOnce(Object details) {
        change(details, true);
    }

    /** Somebody says that the server has something to say. */
    void now() {
        lock.lock();
        try {
            change(latest, true);
        } finally {
            lock.unlock();
        }
    }

    private void change(Object details, boolean urgent) {
        lock.lock();
        try {
            if (urgent || !details.equals(latest)) {
                latest = details;
                atOnce |= urgent;
                wake.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void beatOn() {
        try {
            while (broken.isEmpty()) {
                long sentAt = System.nanoTime();
                send(taken());
                awaitReason(sentAt);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Object taken() {
        lock.lock();
        try {
            atOnce = false;
            return latest;
        } finally {
            lock.unlock();
        }
    }

    private void send(Object details) {
        try {
            if (heart.beat(details)) {
                told = details;
            }
        } catch (ActivityCompletionException e) {
            hear(e);
        } catch (RuntimeException e) {
            // The watch that looks at the answer next must not believe that it is heard.
            broken = Optional.of(e);
            decided.run();
        }
    }

    private void hear(ActivityCompletionException answer) {
        if (decision.isEmpty()) {
            decision = meaning.apply(answer);
            if (decision.isPresent()) {
                decided.run();
            }
        }
    }

    private void awaitReason(long sentAt) throws InterruptedException {
        lock.lock();
        try {
            long left = due(sentAt);
            while (!atOnce && left > 0) {
                wake.await(left, TimeUnit.NANOSECONDS);
                left = due(sentAt);
            }
        } finally {
            lock.unlock();
        }
    }

    /** What the server did not take, or did not want, is said again soon. */
    private long due(long sentAt) {
        long at = latest.equals(told)
                ? CommonTick.after(sentAt, silenceNanos)
                : sentAt + Math.min(NEWS_NANOS, silenceNanos);
        return at - System.nanoTime();
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
        thread.interrupt();
    }
}
