package dev.trainmaster.worker.metrics;

import dev.trainmaster.result.RunResult;
import dev.trainmaster.run.Phase;
import dev.trainmaster.training.UnwatchedTrainers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The figures of runs, beside those that Temporal and the JVM have of their own. */
public final class RunMetrics {

    private final Map<Phase, Counter> ended = new EnumMap<>(Phase.class);
    private final AtomicInteger watched = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private final AtomicInteger unstoppable = new AtomicInteger();
    private final Counter handedBack;
    private final Counter stoppedUnwatched;

    public RunMetrics(MeterRegistry registry) {
        Stream.of(Phase.values())
                .filter(Phase::isOutcome)
                .forEach(outcome -> ended.put(
                        outcome,
                        Counter.builder("trainmaster.runs.ended")
                                .description("Runs whose result this worker wrote down")
                                .tag("outcome", outcome.name())
                                .register(registry)));
        Gauge.builder("trainmaster.trainers.watched", watched, AtomicInteger::get)
                .description("Trainers that this worker watches now")
                .register(registry);
        handedBack = Counter.builder("trainmaster.trainings.handed.back")
                .description("Attempts that ended with the trainer alive, for another worker to adopt it")
                .register(registry);
        stoppedUnwatched = Counter.builder("trainmaster.trainers.stopped.unwatched")
                .description("Trainers whose run was ended on the server while nobody watched, and that were stopped")
                .register(registry);
        Gauge.builder("trainmaster.trainers.unknown", unknown, AtomicInteger::get)
                .description("Trainers that live here though the server does not know their runs")
                .register(registry);
        Gauge.builder("trainmaster.trainers.unstoppable", unstoppable, AtomicInteger::get)
                .description("Trainers that live here though their runs have ended, and that could not be stopped")
                .register(registry);
    }

    public void lookedAround(UnwatchedTrainers.Round round) {
        stoppedUnwatched.increment(round.stopped());
        unknown.set(round.unknown());
        unstoppable.set(round.unstoppable());
    }

    void runEnded(RunResult result) {
        ended.get(result.outcome()).increment();
    }

    void watchBegins() {
        watched.incrementAndGet();
    }

    void watchEnds() {
        watched.decrementAndGet();
    }

    void handedBack() {
        handedBack.increment();
    }
}
