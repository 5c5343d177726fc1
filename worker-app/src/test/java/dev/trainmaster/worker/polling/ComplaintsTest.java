package dev.trainmaster.worker.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ComplaintsTest {

    private final MovingClock clock = new MovingClock();
    private final Complaints complaints = new Complaints(clock, Duration.ofSeconds(30));

    @Test
    void theSameReasonIsToldOnceInAnInterval() {
        assertThat(complaints.complain("no server")).hasValue("Waiting for 0 s: no server");
        clock.advance(Duration.ofSeconds(29));
        assertThat(complaints.complain("no server")).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(complaints.complain("no server")).hasValue("Waiting for 30 s: no server");
    }

    @Test
    void anotherReasonIsToldAtOnce() {
        complaints.complain("no server");
        clock.advance(Duration.ofSeconds(1));

        assertThat(complaints.complain("no namespace")).hasValue("Waiting for 1 s: no namespace");
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
