package dev.trainmaster.training;

import dev.trainmaster.supervisor.BootTime;
import dev.trainmaster.supervisor.LeaseKeeper;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityCompletionFailureException;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beats for a run that may move, and renews its lease with every beat that the server has acknowledged. That the SDK's
 * own heartbeat returns proves nothing: it keeps beats back, sends them later from another thread, and swallows it when
 * the server is away.
 */
final class LeaseHeart implements Beat.Heart {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseHeart.class);

    private final Wire wire;
    private final LeaseKeeper lease;
    private volatile Optional<BootTime> acknowledged = Optional.empty();

    /** Returns when the server has answered that this attempt is its newest and still open; throws everything else. */
    interface Wire {

        void send(Object details) throws ActivityCompletionException;
    }

    LeaseHeart(Wire wire, LeaseKeeper lease) {
        this.wire = wire;
        this.lease = lease;
    }

    @Override
    public void beat(Object details) throws ActivityCompletionException {
        // Before it is sent: the server may close the attempt at any time after it has answered.
        BootTime sentAt = lease.now();
        try {
            wire.send(details);
        } catch (ActivityCompletionFailureException e) {
            // What the server asks for is wrapped in here too; all else is that it was not reached.
            if (e.getCause() instanceof ActivityCompletionException answer) {
                throw answer;
            }
            LOG.debug("A heartbeat was not acknowledged", e);
            return;
        }
        acknowledged = Optional.of(sentAt);
        try {
            lease.renew(sentAt);
        } catch (IOException e) {
            LOG.warn("A lease cannot be renewed; its trainer is stopped when it runs out", e);
        }
    }

    /** When the newest beat was sent that the server acknowledged. */
    Optional<BootTime> acknowledged() {
        return acknowledged;
    }
}
