package dev.trainmaster.training;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionClient;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityCompletionFailureException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each beat to the server and waits for its answer. The SDK's own heartbeat keeps beats back, sends them later from
 * another thread, swallows it when the server is away, and calls it a cancel when that lasts.
 */
final class DirectHeart implements Beat.Heart {

    private static final Logger LOG = LoggerFactory.getLogger(DirectHeart.class);

    private final Wire wire;

    /** Returns when the server has answered that this attempt is its newest and still open; throws everything else. */
    interface Wire {

        void send(Object details) throws ActivityCompletionException;
    }

    DirectHeart(Wire wire) {
        this.wire = wire;
    }

    static DirectHeart of(ActivityExecutionContext activity) {
        ActivityCompletionClient server = activity.getWorkflowClient().newActivityCompletionClient();
        byte[] taskToken = activity.getTaskToken();
        return new DirectHeart(details -> server.heartbeat(taskToken, details));
    }

    @Override
    public boolean beat(Object details) throws ActivityCompletionException {
        try {
            wire.send(details);
            return true;
        } catch (ActivityCompletionFailureException e) {
            // What the server asks for is wrapped in here too; all else is that it was not reached.
            if (e.getCause() instanceof ActivityCompletionException answer) {
                throw answer;
            }
            LOG.debug("A heartbeat was not acknowledged", e);
            return false;
        }
    }
}
