package dev.trainmaster.placement;

import dev.trainmaster.request.TrainingRequest;
import java.time.Duration;

/** By when the lease of a run that may move has ended its trainer, wherever that was. */
public final class LeaseEnd {

    /**
     * What the shim may take beside ttl and grace: its poll of 0.2 s, two shells that send SIGTERM and SIGCONT (at most
     * 5 s each), SIGKILL (5 s), the sweep for the run's token (5 s). Half as much again, for a host under load.
     */
    private static final Duration KILL = Duration.ofSeconds(30);

    /** Two clocks that are slewed towards true time by at most 500 ppm each drift apart by one part in a thousand. */
    private static final int DRIFT = 1_000;

    private LeaseEnd() {}

    /** Counted from any moment after which the server acknowledged no heartbeat of that trainer's worker. */
    public static Duration after(TrainingRequest request) {
        Duration ttl = request.placement().leaseTtl();
        return ttl.plus(request.limits().grace()).plus(KILL).plus(ttl.dividedBy(DRIFT));
    }
}
