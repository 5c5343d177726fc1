package dev.trainmaster.training;

import dev.trainmaster.request.Limits;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.Identity;
import dev.trainmaster.supervisor.StartDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what a watch sees: every second in the heartbeat, now and then to the workflow, in words in the log. */
final class WatchReport {

    private static final Logger LOG = LoggerFactory.getLogger(WatchReport.class);

    private final TrainingOrder order;
    private final StartDirectory files;
    private final Beat beat;
    private final NewsWire wire;
    private final Clock clock;
    private final Duration newsInterval;
    private Optional<TrainerIdentity> trainer = Optional.empty();
    private TrainingHeartbeat.Watch watch = TrainingHeartbeat.Watch.STARTED;
    private Instant lastNews = Instant.EPOCH;

    WatchReport(TrainingOrder order, StartDirectory files, Beat beat, NewsWire wire, Clock clock) {
        this.order = order;
        this.files = files;
        this.beat = beat;
        this.wire = wire;
        this.clock = clock;
        Limits limits = order.request().limits();
        this.newsInterval = NewsRate.interval(limits);
    }

    void watching(Finding.Running running) {
        boolean adopted = running.origin() == Finding.Origin.ADOPTED;
        Identity identity = running.trainer().orElse(running.shim());
        trainer = Optional.of(new TrainerIdentity(order.home().host(), identity.pid(), identity.startTicks()));
        watch = adopted ? TrainingHeartbeat.Watch.ADOPTED : TrainingHeartbeat.Watch.STARTED;
        LOG.info(
                "Start {} of run {}: {} the trainer, pid {}",
                order.start(),
                order.runId(),
                adopted ? "adopted" : "started",
                identity.pid());
        send(adopted ? TrainingNews.Kind.ADOPTED : TrainingNews.Kind.STARTED, Optional.empty(), Optional.empty());
        beat.tell(heartbeat(Optional.empty()));
    }

    void progress(Optional<Progress> progress) {
        beat.tell(heartbeat(progress));
        boolean due = !clock.instant().isBefore(lastNews.plus(newsInterval));
        if (progress.isPresent() && due) {
            lastNews = clock.instant();
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
        wire.send(new TrainingNews(order.start(), kind, clock.instant(), trainer, progress, text));
    }

    private TrainingHeartbeat heartbeat(Optional<Progress> progress) {
        return new TrainingHeartbeat(order.start(), trainer.orElseThrow(), watch, progress);
    }

    /** The sizes of what the trainer printed: a sign of life when they change. */
    List<Long> outputMarks() throws IOException {
        return List.of(size(files.stdout()), size(files.stderr()));
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
