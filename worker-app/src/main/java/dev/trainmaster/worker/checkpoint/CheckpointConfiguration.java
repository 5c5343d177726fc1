package dev.trainmaster.worker.checkpoint;

import dev.trainmaster.checkpoint.CheckpointCare;
import dev.trainmaster.checkpoint.CheckpointStore;
import dev.trainmaster.checkpoint.DirectoryCheckpointStore;
import dev.trainmaster.checkpoint.NoCheckpointStore;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where hosts share the checkpoints of runs that may move. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckpointProperties.class)
public class CheckpointConfiguration {

    @Bean
    CheckpointCare checkpointCare(CheckpointStore store, Clock clock) {
        return new CheckpointCare(store, clock);
    }

    @Bean
    CheckpointStore checkpointStore(CheckpointProperties settings, Clock clock) {
        return settings.store().isEmpty()
                ? new NoCheckpointStore()
                : new DirectoryCheckpointStore(Path.of(settings.store()), clock);
    }
}
