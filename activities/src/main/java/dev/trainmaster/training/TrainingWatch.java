package dev.trainmaster.training;

import dev.trainmaster.failure.FailureType;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.Observation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Watches one living trainer until it ends, or until somebody decides that it must. */
final class TrainingWatch {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** One worker may have hundreds that take minutes for a step. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    private static final int LOOKS_IN_A_LIMIT = 20;
    private static final int LOOKS_IN_A_STEP = 3;

    /** Where no bell tells of the end. */
    private static final Duration DEAF_LOOK = Duration.ofMillis(250);

    private static final Duration SETTLING = Duration.ofMillis(50);

    /** A shim that settles its end, or a file that another process just replaces, is unclear for a moment. */
    private static final long UNCLEAR_NANOS = Duration.ofSeconds(10).toNanos();

    private final StartedTraining training;
    private final WatchReport report;
    private final Decisions decisions;
    private final Bell bell;
    private final LongSupplier nanoTime;
    private final FreshMarks marks = new FreshMarks();
    private StallWatch stalls;
    private Finding.Running running;
    private long clearAt;

    TrainingWatch(StartedTraining training, WatchReport report, Decisions decisions, Bell bell, LongSupplier nanoTime) {
        this.training = training;
        this.report = report;
        this.decisions = decisions;
        this.bell = bell;
        this.nanoTime = nanoTime;
    }

    TrainingEnd untilItEnds(Finding.Running first) throws IOException, InterruptedException {
        running = first;
        stalls = new StallWatch(training.limits(), first.origin(), nanoTime);
        clearAt = nanoTime.getAsLong();
        training.footprint().look();
        if (training.footprint().newStep()) {
            stalls.stepSeen();
        }
        report.watching(first);
        try (ExitBells.Post post = training.hearTheEnd(bell)) {
            return watched(post);
        }
    }

    private TrainingEnd watched(ExitBells.Post post) throws IOException, InterruptedException {
        long nextLook = nanoTime.getAsLong();
        while (true) {
            boolean exited = training.exitIsWritten();
            // Nobody is stopped for a stall on the word of an old look.
            if (exited
                    || nanoTime.getAsLong() - nextLook >= 0
                    || stalls.stalled().isPresent()) {
                Observation seen = training.observe(running);
                if (isOver(seen.finding())) {
                    return training.collect(seen.finding());
                }
                look(seen);
                nextLook = nextLook(nanoTime.getAsLong());
            }
            stalls.warning().ifPresent(report::warning);
            decisions.warning().ifPresent(report::warning);
            Optional<Decision> decision = decisions.next().or(this::stalled);
            if (decision.isPresent()) {
                return followed(decision.get());
            }
            bell.await(exited ? SETTLING : pause(post, nextLook));
        }
    }

    private long nextLook(long now) {
        Duration longest = shorter(LONGEST_LOOK, training.limits().stall().dividedBy(LOOKS_IN_A_LIMIT));
        Duration share = shorter(longest, stalls.sinceStep().dividedBy(LOOKS_IN_A_STEP));
        Duration interval = share.compareTo(LOOK) < 0 ? LOOK : share;
        Duration tick = interval.equals(LONGEST_LOOK) ? LONGEST_LOOK : LOOK;
        return CommonTick.before(now + interval.toNanos(), now, tick.toNanos());
    }

    private Duration pause(ExitBells.Post post, long nextLook) {
        Duration untilLook = Duration.ofNanos(nextLook - nanoTime.getAsLong());
        Duration untilAnything = shorter(untilLook, stalls.untilLimit());
        return post.isHeard() ? untilAnything : shorter(untilAnything, DEAF_LOOK);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Losing sight of the trainer for a moment is no end of it. */
    private boolean isOver(Finding finding) {
        if (finding instanceof Finding.Ended || finding instanceof Finding.Lost) {
            return true;
        }
        if (finding instanceof Finding.Running alive) {
            clearAt = nanoTime.getAsLong();
            if (alive.activity() != running.activity()) {
                warnOf(alive);
            }
            running = alive;
            return false;
        }
        return nanoTime.getAsLong() - clearAt > UNCLEAR_NANOS;
    }

    private void warnOf(Finding.Running now) {
        if (now.activity() == Finding.Activity.SUSPENDED) {
            report.warning("the trainer is suspended by a signal; `kill -CONT "
                    + now.trainer().orElse(now.shim()).pid() + "` lets it go on");
        } else if (now.activity() == Finding.Activity.UNATTENDED) {
            report.warning("the shim of the trainer was suspended by a signal; it was told to go on");
        }
    }

    private void look(Observation seen) throws IOException {
        TrainingFootprint footprint = training.footprint();
        FreshMarks.News news = marks.since(seen, footprint.checkpointsMark());
        // Nor is anybody stopped for a stall without having looked at everything.
        boolean atAll = news.longAgo() || stalls.stalled().isPresent();
        boolean atSteps = atAll || news.metrics() || news.checkpoints() || (news.output() && footprint.readsOutput());
        if (atSteps) {
            footprint.look();
        }
        if (atAll || news.checkpoints()) {
            training.checkpoints().look();
        }
        report.progress(running, footprint.progress());
        stalls.see(
                atSteps && footprint.newStep(),
                List.of(
                        footprint.progress().map(Progress::step),
                        footprint.durableStep(),
                        seen.stdout(),
                        seen.stderr(),
                        seen.metrics()));
    }

    private Optional<Decision> stalled() {
        return stalls.stalled().map(text -> new Decision.Stop(StopReason.of(FailureType.TRAINER_STALLED, text)));
    }

    private TrainingEnd followed(Decision decision) throws IOException, InterruptedException {
        if (decision instanceof Decision.Stop stop) {
            return training.stopped(stop.reason());
        }
        if (decision instanceof Decision.Cancel cancel) {
            report.say("the run is being cancelled, its trainer is asked to stop");
            Optional<TrainingEnd> finished = training.finishedAfterStop(StopReason.of("the run was cancelled"));
            if (finished.isPresent()) {
                return finished.get();
            }
            report.lastSteps(training.footprint().progress());
            throw cancel.answer();
        }
        if (decision instanceof Decision.RunOver over) {
            report.say("the run was ended on the server, its trainer is asked to stop");
            training.stopped(StopReason.of("the run was ended on the server"));
            throw over.answer();
        }
        if (decision instanceof Decision.Leave leave) {
            if (leave.wish() == DrainSignal.Wish.CHECKPOINT) {
                training.stopped(StopReason.of(FailureType.WORKER_DETACHED, "the worker shuts down"));
            }
            throw Detachment.of(leave.wish());
        }
        throw ((Decision.LetGo) decision).how();
    }
}
