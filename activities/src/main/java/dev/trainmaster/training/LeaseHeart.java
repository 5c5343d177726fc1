package dev.trainmaster.training;

import dev.trainmaster.supervisor.BootTime;
import dev.trainmaster.supervisor.LeaseKeeper;
import io.temporal.client.ActivityCompletionException;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Beats for a run that may move, and renews its lease with every beat that the server has acknowledged. */
final class LeaseHeart implements Beat.Heart {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseHeart.class);

    private final Beat.Heart heart;
    private final LeaseKeeper lease;
    private volatile Optional<BootTime> acknowledged = Optional.empty();

    LeaseHeart(Beat.Heart heart, LeaseKeeper lease) {
        this.heart = heart;
        this.lease = lease;
    }

    @Override
    public boolean beat(Object details) throws ActivityCompletionException {
        // Before it is sent: the server may close the attempt at any time after it has answered.
        BootTime sentAt = lease.now();
        if (!heart.beat(details)) {
            return false;
        }
        acknowledged = Optional.of(sentAt);
        try {
            lease.renew(sentAt);
        } catch (IOException e) {
            LOG.warn("A lease cannot be renewed; its trainer is stopped when it runs out", e);
        }
        return true;
    }

    /** When the newest beat was sent that the server acknowledged. */
    Optional<BootTime> acknowledged() {
        return acknowledged;
    }
}
