package dev.trainmaster.benchmarks.run;

/**
 * The moments of one run, in milliseconds since the epoch.
 *
 * @param spawned when the kernel made the trainer's process
 * @param collected when its exit was written
 */
public record RunTimes(
        String runId, long started, long approved, long spawned, long collected, long ended, int activities) {

    public double whole() {
        return seconds(ended - started);
    }

    double lessTrainer() {
        return seconds(ended - started - (collected - spawned));
    }

    double toGate() {
        return seconds(approved - started);
    }

    double afterTrainer() {
        return seconds(ended - collected);
    }

    double approveToSpawnedMillis() {
        return spawned - approved;
    }

    private static double seconds(long millis) {
        return millis / 1000.0;
    }
}
