package dev.trainmaster.benchmarks;

import dev.trainmaster.benchmarks.figure.Machine;
import dev.trainmaster.benchmarks.figure.Measured;
import dev.trainmaster.benchmarks.figure.Report;
import dev.trainmaster.benchmarks.lab.Lab;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Takes the benchmarks one after the other and notes how busy the machine was meanwhile. */
final class Sitting {

    private final Lab lab;
    private final Consumer<String> progress;

    Sitting(Lab lab, Consumer<String> progress) {
        this.lab = lab;
        this.progress = progress;
    }

    Report take(List<Benchmark> benchmarks, OptionalInt runs) {
        List<Measured> measured = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            int times = runs.orElse(benchmark.usualRuns());
            progress.accept("measuring " + benchmark.name() + ", n = " + times + " ...");
            String before = Machine.load();
            List<Measured> these = benchmark.measure(lab, times).stream()
                    .map(figure -> new Measured(figure, before, Machine.load()))
                    .toList();
            measured.addAll(these);
        }
        return new Report(Machine.ofThisProcess(Clock.systemUTC()), lab.server(), measured);
    }
}
