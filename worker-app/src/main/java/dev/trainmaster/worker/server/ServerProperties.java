package dev.trainmaster.worker.server;

import dev.trainmaster.worker.Limit;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which Temporal server the worker serves, and how patiently it waits for it.
 *
 * @param address host:port; empty leaves it to TEMPORAL_ADDRESS or temporal.toml, else 127.0.0.1:7233
 * @param namespace empty leaves it to TEMPORAL_NAMESPACE or temporal.toml, else default
 * @param probeTimeout how long one question to the server may take
 * @param firstRetry the first pause after a failed attempt; it doubles up to {@code longestRetry}
 * @param complainEvery how often the log says that the worker still waits
 */
@ConfigurationProperties(prefix = "trainmaster.server", ignoreUnknownFields = false)
public record ServerProperties(
        @DefaultValue("") String address,
        @DefaultValue("") String namespace,
        @DefaultValue("PT5S") Duration probeTimeout,
        @DefaultValue("PT0.1S") Duration firstRetry,
        @DefaultValue("PT2S") Duration longestRetry,
        @DefaultValue("PT30S") Duration complainEvery) {

    public ServerProperties {
        Limit.positive("trainmaster.server.probe-timeout", probeTimeout);
        Limit.positive("trainmaster.server.first-retry", firstRetry);
        Limit.positive("trainmaster.server.complain-every", complainEvery);
        Limit.check(
                longestRetry.compareTo(firstRetry) >= 0,
                "trainmaster.server.longest-retry (" + longestRetry + ") must not be shorter than first-retry ("
                        + firstRetry + ")");
        Limit.check(
                address.isEmpty() || address.matches("[^\\s/]+:\\d{1,5}"),
                "trainmaster.server.address must be host:port, without a scheme, but is '" + address + "'");
    }
}
