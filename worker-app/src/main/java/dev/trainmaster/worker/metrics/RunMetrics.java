package dev.trainmaster.worker.metrics;

import dev.trainmaster.result.RunResult;
import dev.trainmaster.run.Phase;
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
    private final Counter handedBack;

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
