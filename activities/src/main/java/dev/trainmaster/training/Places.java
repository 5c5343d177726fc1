package dev.trainmaster.training;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.supervisor.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many trainers this host has a place for. A trainer that lives while nobody watches keeps its place for the attempt
 * that will adopt it: the server may give this worker a run that was queued long before that attempt.
 */
public final class Places {

    private static final Logger LOG = LoggerFactory.getLogger(Places.class);

    /** A heartbeat timeout, three times over. A run that is not offered again by then is not about to be. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final long UNTIL_POLLED = Long.MAX_VALUE;

    private final int most;
    private final LongSupplier nanoTime;
    private final Map<RunDirectory, Long> keptUntil = new HashMap<>();
    private final Map<RunDirectory, Integer> watches = new HashMap<>();

    public Places(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /** For all that lives here already. To be called before the first attempt is taken. */
    public synchronized void keepForTheLiving(Path runs, Supervisor supervisor)
            throws IOException, InterruptedException {
        for (RunDirectory run : RunDirectory.allIn(runs)) {
            if (lives(run, supervisor)) {
                keptUntil.put(run, UNTIL_POLLED);
            }
        }
    }

    private static boolean lives(RunDirectory run, Supervisor supervisor) throws InterruptedException {
        try {
            Optional<StartDirectory> newest = run.newestStart();
            return newest.isPresent()
                    && !Files.exists(newest.get().exit())
                    && supervisor.find(run, newest.get().number()) instanceof Finding.Running;
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Cannot tell whether a trainer lives in {}: no place is kept for it", run.root(), e);
            return false;
        }
    }

    /** From now on the server gives attempts to this worker. */
    public synchronized void polled() {
        long end = nanoTime.getAsLong() + KEPT.toNanos();
        keptUntil.replaceAll((run, until) -> until == UNTIL_POLLED ? end : until);
    }

    /** Its trainer lives, or has lived: it has its place whatever else is here. */
    synchronized void takeUp(RunDirectory run) {
        keptUntil.remove(run);
        watches.merge(run, 1, Integer::sum);
    }

    /** A new trainer wants to begin. */
    synchronized void takeNew(RunDirectory run) {
        Set<RunDirectory> others = new HashSet<>(watches.keySet());
        long now = nanoTime.getAsLong();
        keptUntil.values().removeIf(until -> until != UNTIL_POLLED && until - now <= 0);
        others.addAll(keptUntil.keySet());
        others.remove(run);
        if (others.size() >= most) {
            throw FailureException.of(
                    FailureType.INTERNAL,
                    Phase.TRAINING,
                    "it waits for one of this host's " + most + " places: trainers of " + names(keptUntil.keySet())
                            + " live here and are about to be taken up again");
        }
        takeUp(run);
    }

    /** To follow each of the two. Where a trainer was left alive, the attempt that comes next finds its place. */
    synchronized void leave(RunDirectory run, boolean alive) {
        watches.merge(run, -1, (had, less) -> had + less == 0 ? null : had + less);
        if (alive && !watches.containsKey(run)) {
            keptUntil.put(run, nanoTime.getAsLong() + KEPT.toNanos());
        }
    }

    private static String names(Set<RunDirectory> runs) {
        return String.join(
                ", ",
                runs.stream()
                        .map(run -> run.root().getFileName().toString())
                        .sorted()
                        .toList());
    }
}
