package dev.trainmaster.benchmarks.export;

/** What going through all records took, in a process of its own. */
record Taken(long records, double wallSeconds, double cpuSeconds, double peakMegabytes) {
    double perSecond() {
        return records / wallSeconds;
    }

    double perCpuSecond() {
        return records / cpuSeconds;
    }
}
