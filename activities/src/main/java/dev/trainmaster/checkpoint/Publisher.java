package dev.trainmaster.checkpoint;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the newest checkpoint of a run that may move into the store, and says so when it is not there. */
final class Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final CheckpointStore store;
    private final String runId;
    private final CheckpointFolder checkpoints;
    private final int keepLast;
    private Optional<SeenCheckpoint> published = Optional.empty();

    Publisher(CheckpointStore store, String runId, CheckpointFolder checkpoints, int keepLast) {
        this.store = store;
        this.runId = runId;
        this.checkpoints = checkpoints;
        this.keepLast = keepLast;
    }

    void publish(SeenCheckpoint newest) throws IOException {
        if (published.equals(Optional.of(newest))) {
            return;
        }
        try {
            store.publish(runId, newest.step(), checkpoints.of(newest.step()), newest.digest());
            store.keepNewest(runId, keepLast);
        } catch (DamagedCheckpointException e) {
            LOG.warn("Run {}: {}", runId, e.getMessage());
        }
        published = Optional.of(newest);
    }
}
