package dev.trainmaster.worker.polling;

import dev.trainmaster.worker.polling.Connection.Attempt;
import dev.trainmaster.worker.server.ServerProperties;
import dev.trainmaster.worker.shutdown.Drain;
import io.temporal.worker.WorkerFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Polls from when the server is there, however late that is, until the worker goes. */
public final class PollingLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PollingLifecycle.class);

    private final Connection connection;
    private final ServerProperties patience;
    private final FirstDuty firstDuty;
    private final RegularDuty regularDuty;
    private final Drain drain;
    private final Clock clock;
    private final Announcement announcement;
    private final CountDownLatch goodbye = new CountDownLatch(1);
    private final AtomicReference<WorkerState> state;
    private final Thread thread = new Thread(this::pollWhenServed, "trainmaster-duties");
    private Optional<WorkerFactory> pollers = Optional.empty();

    public PollingLifecycle(
            Connection connection,
            ServerProperties patience,
            FirstDuty firstDuty,
            RegularDuty regularDuty,
            Drain drain,
            Clock clock,
            Announcement announcement) {
        this.connection = connection;
        this.patience = patience;
        this.firstDuty = firstDuty;
        this.regularDuty = regularDuty;
        this.drain = drain;
        this.clock = clock;
        this.announcement = announcement;
        this.state = new AtomicReference<>(new WorkerState.Waiting(clock.instant(), "the worker is starting"));
    }

    public WorkerState state() {
        return state.get();
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean isRunning() {
        return !(state.get() instanceof WorkerState.Stopped) && thread.getState() != Thread.State.NEW;
    }

    /** Before anything else goes: the health page tells of the drain while it lasts. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void pollWhenServed() {
        Duration pause = patience.firstRetry();
        Complaints complaints = new Complaints(clock, patience.complainEvery());
        try {
            while (!(tryOnce(complaints) || goodbye.await(pause.toMillis(), TimeUnit.MILLISECONDS))) {
                pause = pause.multipliedBy(2);
                pause = pause.compareTo(patience.longestRetry()) < 0 ? pause : patience.longestRetry();
            }
            if (state.get() instanceof WorkerState.Serving) {
                firstDuty.perform();
                do {
                    regularDuty.perform();
                } while (!goodbye.await(regularDuty.every().toMillis(), TimeUnit.MILLISECONDS));
            }
        } catch (InterruptedException goingAlready) {
            LOG.debug("Interrupted because the worker goes");
        }
    }

    private synchronized boolean tryOnce(Complaints complaints) {
        if (goodbye.getCount() == 0) {
            return true;
        }
        Attempt attempt = connection.attempt();
        if (attempt instanceof Attempt.NotYet notYet) {
            state.updateAndGet(before -> before instanceof WorkerState.Waiting waiting
                    ? new WorkerState.Waiting(waiting.since(), notYet.reason())
                    : new WorkerState.Waiting(clock.instant(), notYet.reason()));
            if (goodbye.getCount() > 0) {
                complaints.complain(notYet.reason()).ifPresent(LOG::warn);
            }
            return false;
        }
        pollers = Optional.of(((Attempt.Polling) attempt).pollers());
        state.set(new WorkerState.Serving(clock.instant()));
        LOG.info(announcement.text());
        return true;
    }

    @Override
    public void stop() {
        goodbye.countDown();
        thread.interrupt();
        leave();
    }

    private synchronized void leave() {
        state.set(new WorkerState.Draining(clock.instant()));
        pollers.ifPresent(drain::drain);
        state.set(new WorkerState.Stopped(clock.instant()));
    }
}
