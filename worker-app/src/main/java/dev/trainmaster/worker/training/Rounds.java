package dev.trainmaster.worker.training;

import dev.trainmaster.training.UnwatchedTrainers;
import dev.trainmaster.worker.metrics.RunMetrics;
import dev.trainmaster.worker.polling.RegularDuty;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the trainers of this host that nobody watches. */
final class Rounds implements RegularDuty {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final UnwatchedTrainers trainers;
    private final RunMetrics metrics;
    private final RoundProperties settings;

    Rounds(UnwatchedTrainers trainers, RunMetrics metrics, RoundProperties settings) {
        this.trainers = trainers;
        this.metrics = metrics;
        this.settings = settings;
    }

    @Override
    public void perform() throws InterruptedException {
        try {
            metrics.lookedAround(trainers.look());
        } catch (IOException | RuntimeException unexpected) {
            LOG.warn(
                    "Cannot look after the trainers that nobody watches: tried again in {}",
                    settings.every(),
                    unexpected);
        }
    }

    @Override
    public Duration every() {
        return settings.every();
    }
}
