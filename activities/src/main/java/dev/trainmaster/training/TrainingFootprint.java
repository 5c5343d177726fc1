package dev.trainmaster.training;

import dev.trainmaster.checkpoint.CheckpointFolder;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** What a trainer has left behind so far, in its metrics and its checkpoints. */
final class TrainingFootprint {

    private final MetricsTail metrics;
    private final ProgressMeter meter;
    private final CheckpointFolder checkpoints;
    private final Optional<MetricsTranslator> translator;
    private OptionalLong durableStep = OptionalLong.empty();

    TrainingFootprint(RunDirectory run, int start, TrainerProfile profile, OptionalLong totalSteps, Clock clock)
            throws IOException {
        this.metrics = new MetricsTail(run.metrics());
        this.translator = profile.metrics().areForeign()
                ? Optional.of(MetricsTranslator.of(profile.metrics(), run, StartPreparation.record(run, start), clock))
                : Optional.empty();
        this.meter = new ProgressMeter(totalSteps, clock);
        this.checkpoints = CheckpointFolder.in(run.train(), profile.checkpoints());
    }

    void look() throws IOException {
        if (translator.isPresent()) {
            translator.get().readOn();
        }
        metrics.readOn();
        metrics.last().ifPresent(meter::see);
        durableStep = checkpoints.newestStep();
    }

    /** Whether steps are told in the output. */
    boolean readsOutput() {
        return translator.isPresent();
    }

    Optional<FileTime> checkpointsMark() {
        return checkpoints.mark();
    }

    Optional<Progress> progress() {
        return meter.latest();
    }

    /** As the metrics have it, whichever start wrote it. */
    OptionalLong lastStep() {
        return metrics.last().map(last -> OptionalLong.of(last.step())).orElse(OptionalLong.empty());
    }

    OptionalLong durableStep() {
        return durableStep;
    }

    OptionalLong completedAt() {
        return metrics.completedAt();
    }

    boolean newStep() {
        return metrics.newStep();
    }

    /** Where this start began, as soon as it tells; the checkpoint is the one that it found. */
    OptionalLong begunAt(OptionalLong checkpoint) {
        if (translator.isPresent()) {
            return translator.get().firstRead();
        }
        if (metrics.newStep()) {
            return metrics.firstRead();
        }
        // Written anew: cut off behind the checkpoint, or from the beginning.
        long last = lastStep().orElse(0);
        long kept = checkpoint.orElse(0);
        return !metrics.beganAnew() || last == kept
                ? OptionalLong.empty()
                : last < kept ? metrics.firstRead() : OptionalLong.of(kept + 1);
    }

    boolean lossIsNoNumber() {
        return metrics.lastLoss().isPresent() && Double.isNaN(metrics.lastLoss().getAsDouble());
    }
}
