package dev.trainmaster.trainer;

import java.time.Duration;
import java.util.Optional;

/**
 * How to ask a trainer whether it would run.
 *
 * @param answers whether it prints a line of JSON about itself: trainer, version, records, stepsPerEpoch, totalSteps
 */
public record Probe(CommandTemplate command, Optional<Duration> timeout, boolean answers) {
    private static final Duration USUAL = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public Probe {
        timeout = timeout == null ? Optional.empty() : timeout;
        Duration asked = timeout.orElse(USUAL);
        if (asked.isNegative() || asked.isZero() || asked.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("probe.timeout must be above PT0S and at most " + LONGEST);
        }
    }

    public Duration limit() {
        return timeout.orElse(USUAL);
    }
}
