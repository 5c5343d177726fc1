package dev.trainmaster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockFailpointTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Clock right = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void aWorkerThatNobodyTestsHasTheClockOfTheMachineItself() {
        assertThat(ClockFailpoint.within(Map.of("PATH", "/bin"), right)).isSameAs(right);
    }

    @Test
    void theFileSetsTheClockForwardAndBackAndRight(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("clock");
        Clock clock = ClockFailpoint.within(Map.of(ClockFailpoint.VARIABLE, file.toString()), right);
        assertThat(clock.instant()).isEqualTo(NOW);

        Files.writeString(file, "7200\n");
        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(2)));
        Files.writeString(file, "-7200");
        assertThat(clock.instant()).isEqualTo(NOW.minus(Duration.ofHours(2)));
        Files.delete(file);
        assertThat(clock.instant()).isEqualTo(NOW);
    }
}
