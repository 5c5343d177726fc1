package dev.trainmaster.benchmarks.figure;

/** A figure, and how busy the machine was before and after. */
public record Measured(Figure figure, String loadBefore, String loadAfter) {

    String load() {
        return loadBefore.equals(loadAfter) ? loadBefore : loadBefore + "-" + loadAfter;
    }
}
