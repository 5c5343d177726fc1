package dev.trainmaster.preflight;

import dev.trainmaster.request.CheckpointPolicy;
import dev.trainmaster.request.Limits;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a few steps say about all of them. */
final class TrialJudge {
    private static final long MEBIBYTE = 1 << 20;
    private static final double MILLIS = 1_000;

    private final DiskSpace disk;

    TrialJudge(DiskSpace disk) {
        this.disk = disk;
    }

    Optional<TrialSteps> judge(
            TrialRun run, PreflightOrder order, TrainerProfile trainer, TrainingPlan plan, Findings findings)
            throws IOException {
        failed(run, order, trainer, findings);
        if (run.steps().isEmpty()) {
            return Optional.empty();
        }
        TrialSteps steps = steps(run, plan, order.request().checkpoints());
        if (steps.loss().isPresent() && !Double.isFinite(steps.loss().getAsDouble())) {
            findings.add(
                    Rule.LOSS_NOT_FINITE,
                    "trainer " + trainer.name(),
                    "the loss after " + steps.steps() + " steps is no finite number");
        }
        time(steps, order.request().limits(), plan, findings);
        room(steps, order, findings);
        return Optional.of(steps);
    }

    private static void failed(TrialRun run, PreflightOrder order, TrainerProfile trainer, Findings findings) {
        String place = "trainer " + trainer.name();
        ProbeEnd end = run.end();
        if (end instanceof ProbeEnd.NotStarted notStarted) {
            findings.add(Rule.STEPS_FAILED, place, notStarted.reason());
        } else if (end instanceof ProbeEnd.TooLong tooLong) {
            findings.add(Rule.STEPS_FAILED, place, "printed more than " + tooLong.mostBytes() + " bytes");
        } else if (end instanceof ProbeEnd.Exited exited && exited.code() != 0) {
            findings.add(
                    Rule.STEPS_FAILED,
                    place,
                    "after " + run.steps().size() + " of "
                            + order.request().preflight().probeSteps() + " steps it "
                            + LastLines.ofExit(exited, trainer));
        } else if (end instanceof ProbeEnd.TimedOut timedOut && run.steps().isEmpty()) {
            findings.add(
                    Rule.STEPS_TIMED_OUT,
                    place,
                    "took no step within " + timedOut.limit() + " (limits.startup and limits.stall)"
                            + LastLines.said(timedOut.errors()));
        } else if (run.steps().isEmpty()) {
            findings.add(
                    Rule.STEPS_UNSEEN,
                    place,
                    "ended well, but told no step in "
                            + trainer.metrics().stream()
                                    .map(stream -> "its " + stream.name().toLowerCase(Locale.ROOT))
                                    .orElse(trainer.metrics().file()));
        }
    }

    private static TrialSteps steps(TrialRun run, TrainingPlan plan, CheckpointPolicy kept) {
        TrialMetrics.Step last = run.last();
        Duration startup = atLeastZero(Duration.between(run.begun(), run.first().at()));
        long between = last.number() - run.first().number();
        double perStep = between > 0
                ? atLeastZero(Duration.between(run.first().at(), last.at())).toMillis() / MILLIS / between
                : startup.toMillis() / MILLIS / last.number();
        double rest = perStep * Math.max(0, plan.totalSteps().orElse(0) - 1);
        return new TrialSteps(
                last.number(),
                last.loss(),
                startup,
                perStep,
                startup.plusMillis(Math.round(rest * MILLIS)),
                run.checkpointBytes(),
                run.checkpointBytes().isPresent()
                        ? OptionalLong.of(run.checkpointBytes().getAsLong() * atOnce(kept))
                        : OptionalLong.empty());
    }

    /** Those that are kept, and the one that is written. */
    private static long atOnce(CheckpointPolicy kept) {
        return kept.keepLast() + kept.keepBest() + 1L;
    }

    private static void time(TrialSteps steps, Limits limits, TrainingPlan plan, Findings findings) {
        if (steps.wholeTraining().compareTo(limits.train()) > 0) {
            findings.add(
                    Rule.LIMITS_TOO_TIGHT,
                    "limits.train",
                    "all " + plan.totalSteps().orElse(0) + " steps would take about " + hours(steps.wholeTraining())
                            + ", but the training is stopped after " + hours(limits.train()));
        }
        if (steps.secondsPerStep() * MILLIS > limits.stall().toMillis()) {
            findings.add(
                    Rule.LIMITS_TOO_TIGHT,
                    "limits.stall",
                    String.format(Locale.ROOT, "a step takes %.1f s", steps.secondsPerStep())
                            + ", but a trainer that tells nothing for " + limits.stall() + " is stopped");
        }
    }

    private void room(TrialSteps steps, PreflightOrder order, Findings findings) throws IOException {
        long kept = atOnce(order.request().checkpoints()) - 1;
        long one = steps.checkpointBytes().orElse(0);
        long needed = steps.diskBytes().orElse(0);
        long free = disk.usableBytes(order.runDirectory());
        if (needed > free) {
            findings.add(
                    Rule.CHECKPOINTS_DO_NOT_FIT,
                    order.runDirectory(),
                    "a checkpoint has " + mebibytes(one) + "; " + kept + " that are kept and one that is written need "
                            + mebibytes(needed) + ", but " + mebibytes(free) + " are free");
        }
    }

    /** The largest checkpoint below a folder. */
    static OptionalLong largest(Path checkpoints) throws IOException {
        if (!Files.isDirectory(checkpoints)) {
            return OptionalLong.empty();
        }
        try (Stream<Path> entries = Files.list(checkpoints)) {
            List<Path> found = entries.toList();
            return found.stream().mapToLong(TrialJudge::bytes).max();
        }
    }

    private static long bytes(Path entry) {
        try (Stream<Path> files = Files.walk(entry)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration atLeastZero(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private static String hours(Duration duration) {
        return duration.toHours() > 0
                ? String.format(Locale.ROOT, "%.1f h", duration.toSeconds() / 3600.0)
                : String.format(Locale.ROOT, "%.1f min", duration.toSeconds() / 60.0);
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", (double) bytes / MEBIBYTE);
    }
}
