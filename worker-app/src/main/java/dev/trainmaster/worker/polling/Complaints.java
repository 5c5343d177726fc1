package dev.trainmaster.worker.polling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What to log of a wait: each new reason at once, the same one only now and then. */
final class Complaints {

    private final Clock clock;
    private final Duration interval;
    private final Instant since;
    private Instant next = Instant.MIN;
    private String last = "";

    Complaints(Clock clock, Duration interval) {
        this.clock = clock;
        this.interval = interval;
        this.since = clock.instant();
    }

    Optional<String> complain(String reason) {
        Instant now = clock.instant();
        if (reason.equals(last) && now.isBefore(next)) {
            return Optional.empty();
        }
        last = reason;
        next = now.plus(interval);
        return Optional.of("Waiting for " + Duration.between(since, now).toSeconds() + " s: " + reason);
    }
}
