package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.shim.BootClock;
import dev.trainmaster.supervisor.shim.Proc;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * Takes the time of day once and counts on from there, on a clock that nobody can set and that runs on while the machine
 * sleeps: a limit must not end early, or late, because somebody mended the date.
 */
public final class SteadyClock extends Clock {

    /** Reading the boot clock means reading a file. In between, a clock serves that only stands while the machine sleeps. */
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(1);

    private final Instant begun;
    private final long bootMillisThen;
    private final LongSupplier bootMillis;
    private final LongSupplier nanoTime;
    private Reading last;

    /** What the boot clock said, and when that was. */
    private record Reading(long bootMillis, long nanos) {}

    public SteadyClock(Instant begun, LongSupplier bootMillis, LongSupplier nanoTime) {
        this.begun = begun;
        this.bootMillis = bootMillis;
        this.nanoTime = nanoTime;
        this.last = new Reading(bootMillis.getAsLong(), nanoTime.getAsLong());
        this.bootMillisThen = last.bootMillis();
    }

    /** @param wall asked once, now */
    public static SteadyClock from(Clock wall) {
        return new SteadyClock(wall.instant(), new BootClock(Proc.ofThisHost())::millis, System::nanoTime);
    }

    @Override
    public synchronized Instant instant() {
        Duration since = Duration.ofNanos(nanoTime.getAsLong() - last.nanos());
        if (since.compareTo(BETWEEN_READINGS) >= 0) {
            last = new Reading(bootMillis.getAsLong(), nanoTime.getAsLong());
            since = Duration.ZERO;
        }
        return begun.plusMillis(last.bootMillis() - bootMillisThen).plus(since);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("It tells instants, not local times");
    }
}
