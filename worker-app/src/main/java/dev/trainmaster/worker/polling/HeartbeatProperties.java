package dev.trainmaster.worker.polling;

import dev.trainmaster.worker.Limit;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often activities tell the server that they live.
 *
 * @param throttle the longest pause between two heartbeats that are sent: a cancel arrives only with one
 */
@ConfigurationProperties(prefix = "trainmaster.heartbeat", ignoreUnknownFields = false)
public record HeartbeatProperties(@DefaultValue("PT1S") Duration throttle) {

    public HeartbeatProperties {
        Limit.positive("trainmaster.heartbeat.throttle", throttle);
        Limit.check(
                throttle.compareTo(Duration.ofSeconds(10)) <= 0,
                "trainmaster.heartbeat.throttle must be at most PT10S, half of the heartbeat timeout, but is "
                        + throttle);
    }
}
