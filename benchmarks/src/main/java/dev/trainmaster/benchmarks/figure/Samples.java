package dev.trainmaster.benchmarks.figure;

import java.util.Arrays;
import java.util.List;

/** What was measured, in ascending order. */
public record Samples(List<Double> values) {

    public Samples {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        values = values.stream().sorted().toList();
    }

    public static Samples of(double... values) {
        return new Samples(Arrays.stream(values).boxed().toList());
    }

    public int count() {
        return values.size();
    }

    public double min() {
        return values.get(0);
    }

    public double max() {
        return values.get(values.size() - 1);
    }

    public double median() {
        int half = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(half) : (values.get(half - 1) + values.get(half)) / 2;
    }

    /** The smallest value that so many of all are not above: with few samples, the greatest. */
    public double percentile(int percent) {
        int rank = (int) Math.ceil(values.size() * percent / 100.0);
        return values.get(Math.max(rank, 1) - 1);
    }
}
