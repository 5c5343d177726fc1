package dev.trainmaster.worker.training;

import dev.trainmaster.worker.Limit;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the worker looks after trainers that nobody watches.
 *
 * @param every the pause between two rounds; the first is at the worker's start
 */
@ConfigurationProperties(prefix = "trainmaster.rounds", ignoreUnknownFields = false)
public record RoundProperties(@DefaultValue("PT3M") Duration every) {

    public RoundProperties {
        Limit.positive("trainmaster.rounds.every", every);
    }
}
