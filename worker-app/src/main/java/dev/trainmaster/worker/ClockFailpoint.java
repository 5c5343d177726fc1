package dev.trainmaster.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * The time of day of this worker as a campaign sets it, without a hand on the clock of the machine. Inert unless the
 * environment names a file; as long as that holds a number, every clock of the worker is wrong by so many seconds.
 */
final class ClockFailpoint extends Clock {

    static final String VARIABLE = "TRAINMASTER_FAILPOINT_CLOCK";

    private final Clock right;
    private final Path seconds;

    private ClockFailpoint(Clock right, Path seconds) {
        this.right = right;
        this.seconds = seconds;
    }

    static Clock within(Map<String, String> environment, Clock right) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .<Clock>map(file -> new ClockFailpoint(right, Path.of(file)))
                .orElse(right);
    }

    @Override
    public Instant instant() {
        return right.instant().plus(wrongBy());
    }

    private Duration wrongBy() {
        try {
            return Duration.ofSeconds(Long.parseLong(Files.readString(seconds).trim()));
        } catch (NoSuchFileException e) {
            return Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(VARIABLE + " names a file that cannot be read: " + seconds, e);
        }
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new ClockFailpoint(right.withZone(zone), seconds);
    }
}
