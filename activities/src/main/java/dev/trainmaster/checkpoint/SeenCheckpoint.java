package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A checkpoint as it was when a worker first saw it.
 *
 * @param folder which folder that was, told apart from a later one of the same name
 * @param loss of its step, the one on held-out data if the trainer tells one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SeenCheckpoint(long step, CheckpointDigest digest, long folder, OptionalDouble loss, Instant seenAt) {

    SeenCheckpoint {
        Objects.requireNonNull(digest, "digest");
        loss = loss == null ? OptionalDouble.empty() : loss;
    }
}
