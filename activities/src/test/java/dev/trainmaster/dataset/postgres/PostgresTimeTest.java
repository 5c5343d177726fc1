package dev.trainmaster.dataset.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-02 03:04:05+00, 2026-01-02T03:04:05+00:00",
        "2026-01-02 03:04:05.5+00, 2026-01-02T03:04:05.500000+00:00",
        "2026-01-02 03:04:05.678901+00, 2026-01-02T03:04:05.678901+00:00",
        "0001-01-01 00:00:00.000001+00, 0001-01-01T00:00:00.000001+00:00",
    })
    void aTimeIsWrittenAsPythonWritesIt(String told, String isoformat) {
        assertThat(new String(PostgresTime.isoformat(told.getBytes(US_ASCII)), US_ASCII))
                .isEqualTo(isoformat);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"infinity", "-infinity", "0044-03-15 00:00:00+00 BC", "10000-01-01 00:00:00+00", "2026-01-02", ""
            })
    void whatIsNoTimeForPythonEitherIsLeftToTheReaderToRefuse(String told) {
        assertThat(new String(PostgresTime.isoformat(told.getBytes(US_ASCII)), US_ASCII))
                .isEqualTo(told);
    }
}
