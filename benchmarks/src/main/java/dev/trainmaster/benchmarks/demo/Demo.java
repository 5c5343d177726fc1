package dev.trainmaster.benchmarks.demo;

import dev.trainmaster.benchmarks.Benchmark;
import dev.trainmaster.benchmarks.figure.Bound;
import dev.trainmaster.benchmarks.figure.Figure;
import dev.trainmaster.benchmarks.figure.Samples;
import dev.trainmaster.benchmarks.figure.Statistic;
import dev.trainmaster.benchmarks.figure.Unit;
import dev.trainmaster.benchmarks.lab.Jdk;
import dev.trainmaster.benchmarks.lab.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The newcomer's first command, once everything is built. */
public final class Demo implements Benchmark {

    private static final Duration BOUND = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public int usualRuns() {
        return 3;
    }

    @Override
    public List<Figure> measure(Lab lab, int runs) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            seconds.add(lab.launcher()
                    .time(Jdk.ofThisProcess(), BOUND, "demo", "--yes")
                    .wallSeconds());
        }
        return List.of(Figure.of("trainmaster demo --yes, after the build", Unit.SECONDS, new Samples(seconds))
                .bound(Bound.atMost(Statistic.MEDIAN, 45)));
    }
}
