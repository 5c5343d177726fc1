package dev.trainmaster.benchmarks.figure;

import java.util.function.ToDoubleFunction;

/** By which number of many samples a figure is judged. */
public enum Statistic {
    MEDIAN("median", Samples::median),
    P95("p95", samples -> samples.percentile(95)),
    MAX("max", Samples::max);

    private final String title;
    private final ToDoubleFunction<Samples> of;

    Statistic(String title, ToDoubleFunction<Samples> of) {
        this.title = title;
        this.of = of;
    }

    public String title() {
        return title;
    }

    public double of(Samples samples) {
        return of.applyAsDouble(samples);
    }
}
