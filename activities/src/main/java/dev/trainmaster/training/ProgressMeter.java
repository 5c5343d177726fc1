package dev.trainmaster.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Turns steps into a rate and a time left, from what was seen in the last half minute. */
final class ProgressMeter {

    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final OptionalLong totalSteps;
    private final Clock clock;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private Optional<Progress> latest = Optional.empty();

    private record Sample(long step, Instant at) {}

    ProgressMeter(OptionalLong totalSteps, Clock clock) {
        this.totalSteps = totalSteps;
        this.clock = clock;
    }

    void see(MetricsTail.Reading reading) {
        if (latest.isPresent() && latest.get().step() == reading.step()) {
            return;
        }
        Instant now = clock.instant();
        if (latest.isPresent() && latest.get().step() > reading.step()) {
            samples.clear(); // a resumed trainer does steps again
        }
        if (!samples.isEmpty() && samples.peekLast().at().isAfter(now)) {
            samples.clear(); // the clock was set back: no rate would be told for as long as it was set back
        }
        samples.addLast(new Sample(reading.step(), now));
        while (samples.size() > 2 && samples.peekFirst().at().isBefore(now.minus(WINDOW))) {
            samples.removeFirst();
        }
        OptionalDouble rate = rate();
        latest = Optional.of(new Progress(
                reading.step(),
                totalSteps,
                reading.epoch(),
                reading.loss(),
                rate,
                secondsLeft(reading.step(), rate),
                now));
    }

    private OptionalDouble rate() {
        Sample first = samples.peekFirst();
        Sample last = samples.peekLast();
        double seconds = Duration.between(first.at(), last.at()).toMillis() / 1000.0;
        return seconds > 0 && last.step() > first.step()
                ? OptionalDouble.of((last.step() - first.step()) / seconds)
                : OptionalDouble.empty();
    }

    private OptionalLong secondsLeft(long step, OptionalDouble rate) {
        return totalSteps.isPresent() && rate.isPresent()
                ? OptionalLong.of((long) Math.ceil(Math.max(0, totalSteps.getAsLong() - step) / rate.getAsDouble()))
                : OptionalLong.empty();
    }

    Optional<Progress> latest() {
        return latest;
    }
}
