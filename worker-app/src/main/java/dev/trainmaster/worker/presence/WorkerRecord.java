package dev.trainmaster.worker.presence;

import java.time.Instant;
import java.util.List;

/**
 * Who this worker is and where to ask it: what worker.json says.
 *
 * @param startTicks with the pid and the boot id, tells this process apart from a later one of the same pid
 */
public record WorkerRecord(
        long pid,
        long startTicks,
        String bootId,
        String version,
        Instant startedAt,
        String host,
        String serverAddress,
        String namespace,
        List<String> taskQueues,
        String managementUrl) {

    boolean isSameProcessAs(WorkerRecord other) {
        return pid == other.pid && startTicks == other.startTicks && bootId.equals(other.bootId);
    }
}
