package dev.trainmaster.worker.shutdown;

import dev.trainmaster.training.DrainSignal;
import dev.trainmaster.training.OpenWatches;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the pollers so that no attempt is burnt and nothing that trains is hurt. */
public final class Drain implements DrainSignal {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

    private final ShutdownProperties settings;
    private final OpenWatches watches;
    private volatile Wish wish = Wish.STAY;

    public Drain(ShutdownProperties settings, OpenWatches watches) {
        this.settings = settings;
        this.watches = watches;
    }

    @Override
    public Wish wish() {
        return wish;
    }

    /** The polls end before the wish is told: else this worker would take up the attempts that it hands back. */
    public void drain(WorkerFactory pollers) {
        pollers.shutdown();
        wish = settings.wish();
        watches.wakeAll();
        await(pollers, settings.patience());
        if (!pollers.isTerminated()) {
            LOG.warn(
                    "Some work has not come to an end within {}: it is interrupted, and the server gives it to a worker"
                            + " again",
                    settings.patience());
            pollers.shutdownNow();
            await(pollers, AFTER_INTERRUPT);
        }
    }

    private static void await(WorkerFactory pollers, Duration patience) {
        pollers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
