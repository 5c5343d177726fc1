package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

    private long bootMillis = 77_000;
    private long nanos = -5;
    private int readings;

    private final SteadyClock clock = new SteadyClock(BEGUN, this::boot, () -> nanos);

    private long boot() {
        readings++;
        return bootMillis;
    }

    private void pass(Duration time) {
        bootMillis += time.toMillis();
        nanos += time.toNanos();
    }

    @Test
    void itCountsOnFromTheTimeThatItWasGiven() {
        assertThat(clock.instant()).isEqualTo(BEGUN);
        pass(Duration.ofMillis(300));
        assertThat(clock.instant()).isEqualTo(BEGUN.plusMillis(300));
        pass(Duration.ofHours(3));
        assertThat(clock.instant()).isEqualTo(BEGUN.plusMillis(300).plus(Duration.ofHours(3)));
    }

    @Test
    void aSleepOfTheMachineCounts() {
        bootMillis += Duration.ofHours(8).toMillis();
        nanos += Duration.ofSeconds(1).toNanos();

        assertThat(clock.instant()).isEqualTo(BEGUN.plus(Duration.ofHours(8)));
    }

    @Test
    void theBootClockIsReadOnceASecondAtMost() {
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMillis(50));
            clock.instant();
        }

        assertThat(readings).isLessThanOrEqualTo(6);
    }

    @Test
    void theHostsOwnRunsAndDoesNotAskForTheTimeOfDayAgain() {
        SteadyClock running = SteadyClock.from(Clock.fixed(BEGUN, ZoneOffset.UTC));

        await().atMost(Duration.ofSeconds(30)).until(() -> running.instant().isAfter(BEGUN.plusMillis(1_200)));
    }
}
