package dev.trainmaster.benchmarks.lab;

import java.util.stream.LongStream;

/** What processes take of a core from a moment on. */
public final class CpuShare {

    private static final double NANOS = 1e9;

    private final long[] pids;
    private final long since = System.nanoTime();
    private final double before;

    private CpuShare(long... pids) {
        this.pids = pids.clone();
        this.before = seconds(pids);
    }

    public static CpuShare of(long... pids) {
        return new CpuShare(pids);
    }

    public double percentOfACore() {
        return (seconds(pids) - before) * 100 / ((System.nanoTime() - since) / NANOS);
    }

    private static double seconds(long... pids) {
        return LongStream.of(pids)
                .mapToDouble(pid -> new ProcessFacts(pid).cpuSeconds())
                .sum();
    }
}
