package dev.trainmaster.supervisor;

import java.time.Duration;

/**
 * What the trainer of a run that may move lives on: unless a worker renews it in time, the trainer is stopped by its
 * shim, and the run may go on elsewhere.
 *
 * @param grantedAt before the heartbeat was sent that the server acknowledged last
 */
public record Lease(Duration ttl, BootTime grantedAt) {

    public Lease {
        if (ttl.isNegative() || ttl.isZero()) {
            throw new IllegalArgumentException("A lease lasts longer than " + ttl);
        }
    }
}
