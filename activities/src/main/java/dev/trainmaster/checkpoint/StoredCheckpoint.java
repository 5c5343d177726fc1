package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;

/** A checkpoint that a store holds, and what it must hold when it is taken out. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StoredCheckpoint(long step, CheckpointDigest digest) {

    public StoredCheckpoint {
        Objects.requireNonNull(digest, "digest");
    }
}
