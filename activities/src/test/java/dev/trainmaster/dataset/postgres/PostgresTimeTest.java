package dev.trainmaster.dataset.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.dataset.Bytes;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresTimeTest {
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, 2026-01-02T03:04:05+00:00",
        "2026-01-02T03:04:05.5Z, 2026-01-02T03:04:05.500000+00:00",
        "1999-12-31T23:59:59.678901Z, 1999-12-31T23:59:59.678901+00:00",
        "0001-01-01T00:00:00.000001Z, 0001-01-01T00:00:00.000001+00:00",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999+00:00",
    })
    void aTimeIsWrittenAsPythonWritesIt(Instant time, String isoformat) {
        assertThat(written(micros(time))).isEqualTo(isoformat);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0043-03-15T00:00:00Z", "0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
    void aYearThatPythonDoesNotKnowIsNoTime(Instant time) {
        assertThat(written(micros(time))).isEqualTo(time.toString().replaceFirst("T.*", ""));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE})
    void infinityIsNoTime(long micros) {
        assertThat(written(micros)).isEqualTo("infinity");
    }

    private static long micros(Instant time) {
        return (time.getEpochSecond() - EPOCH.getEpochSecond()) * 1_000_000 + time.getNano() / 1_000;
    }

    private static String written(long micros) {
        Bytes line = new Bytes(8);
        PostgresTime.write(micros, line);
        return new String(line.array(), 0, line.size(), US_ASCII);
    }
}
