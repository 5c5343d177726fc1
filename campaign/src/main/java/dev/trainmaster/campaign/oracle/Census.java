package dev.trainmaster.campaign.oracle;

import dev.trainmaster.supervisor.shim.ProcessId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Counts ten times a second, for a whole campaign, the live trainers of each run: never two. */
public final class Census implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 100;

    private final LiveTrainers trainers;
    private final AtomicLong looks = new AtomicLong();
    private final Map<String, List<ProcessId>> doubles = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "census");
        daemon.setDaemon(true);
        return daemon;
    });

    private Census(Path root) {
        trainers = new LiveTrainers(root);
    }

    public static Census of(Path root) {
        Census census = new Census(root);
        census.thread.scheduleAtFixedRate(census::look, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        return census;
    }

    private void look() {
        trainers.byRun().forEach((run, alive) -> {
            if (alive.size() > 1) {
                doubles.putIfAbsent(run, alive);
            }
        });
        looks.incrementAndGet();
    }

    public long looks() {
        return looks.get();
    }

    /** Runs that were seen with more than one trainer, and with which. */
    public Map<String, List<ProcessId>> doubles() {
        return Map.copyOf(doubles);
    }

    public List<ProcessId> alive(String runId) {
        return trainers.byRun().getOrDefault(runId, List.of());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
