package dev.trainmaster.benchmarks.lab;

import java.time.Duration;

/** Lets time pass while something is watched. */
public final class Pause {

    private Pause() {}

    public static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted while watching");
        }
    }
}
