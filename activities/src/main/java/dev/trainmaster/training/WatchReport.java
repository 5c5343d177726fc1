package dev.trainmaster.training;

import dev.trainmaster.checkpoint.Resumption;
import dev.trainmaster.request.Limits;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.Identity;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what a watch sees: within a second in the heartbeat, now and then to the workflow, in words in the log. */
final class WatchReport {

    private static final Logger LOG = LoggerFactory.getLogger(WatchReport.class);

    private final TrainingOrder order;
    private final ServerLine line;
    private final Clock clock;
    private final Duration newsInterval;
    private TrainingHeartbeat.Watch watch = TrainingHeartbeat.Watch.STARTED;
    private Optional<TrainerIdentity> trainer = Optional.empty();
    private OptionalLong lastNews = OptionalLong.empty();
    private Optional<Progress> told = Optional.empty();
    private Optional<Resumption> resumed = Optional.empty();

    WatchReport(TrainingOrder order, ServerLine line, Clock clock) {
        this.order = order;
        this.line = line;
        this.clock = clock;
        Limits limits = order.request().limits();
        this.newsInterval = NewsRate.interval(limits);
    }

    void resumed(Resumption from) {
        resumed = Optional.of(from);
    }

    void watching(Finding.Running running) {
        boolean adopted = running.origin() == Finding.Origin.ADOPTED;
        see(running);
        watch = adopted ? TrainingHeartbeat.Watch.ADOPTED : TrainingHeartbeat.Watch.STARTED;
        LOG.info(
                "Start {} of run {}: {} the trainer, pid {}",
                order.start(),
                order.runId(),
                adopted ? "adopted" : "started",
                trainer.orElseThrow().pid());
        send(adopted ? TrainingNews.Kind.ADOPTED : TrainingNews.Kind.STARTED, Optional.empty(), Optional.empty());
        line.beatAtOnce(heartbeat(Optional.empty()));
    }

    void progress(Finding.Running running, Optional<Progress> progress) {
        see(running);
        line.beat(heartbeat(progress));
        long now = System.nanoTime();
        boolean due = lastNews.isEmpty() || now - lastNews.getAsLong() >= newsInterval.toNanos();
        if (progress.isPresent() && due && !progress.equals(told)) {
            lastNews = OptionalLong.of(now);
            told = progress;
            send(TrainingNews.Kind.PROGRESS, progress, Optional.empty());
        }
    }

    /** The last steps before a cancel: nobody collects an end that could tell them. */
    void lastSteps(Optional<Progress> progress) {
        if (progress.isPresent()) {
            send(TrainingNews.Kind.PROGRESS, progress, Optional.empty());
        }
    }

    void warning(String text) {
        LOG.warn("Run {}: {}", order.runId(), text);
        send(TrainingNews.Kind.WARNING, Optional.empty(), Optional.of(text));
    }

    void say(String text) {
        LOG.info("Run {}: {}", order.runId(), text);
    }

    private void send(TrainingNews.Kind kind, Optional<Progress> progress, Optional<String> text) {
        line.tell(new TrainingNews(order.start(), kind, clock.instant(), trainer, progress, text, resumed));
    }

    private TrainingHeartbeat heartbeat(Optional<Progress> progress) {
        return new TrainingHeartbeat(order.start(), trainer.orElseThrow(), watch, progress);
    }

    /** A trainer that is told for its shim at first, because it was not known yet, is told by its own name later. */
    private void see(Finding.Running running) {
        Identity identity = running.trainer().orElse(running.shim());
        trainer = Optional.of(new TrainerIdentity(order.home().host(), identity.pid(), identity.startTicks()));
    }
}
