package dev.trainmaster.worker.checkpoint;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of checkpoints beside lying in their run's directory.
 *
 * @param store a directory that hosts share; empty for none
 */
@ConfigurationProperties(prefix = "trainmaster.checkpoints", ignoreUnknownFields = false)
public record CheckpointProperties(@DefaultValue("") String store) {

    public CheckpointProperties {
        if (!store.isEmpty() && !Path.of(store).isAbsolute()) {
            throw new IllegalArgumentException(
                    "trainmaster.checkpoints.store must be an absolute path, but is " + store);
        }
    }
}
