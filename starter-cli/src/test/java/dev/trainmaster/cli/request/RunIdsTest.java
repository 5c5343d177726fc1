package dev.trainmaster.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.run.RunId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdsTest {

    private final RunIds ids =
            new RunIds(Clock.fixed(Instant.parse("2026-11-20T13:30:12Z"), ZoneOffset.UTC), new Random(1));

    @Test
    void aMadeIdTellsTimeAndDatasetAndIsNeverTwiceTheSame() {
        assertThat(ids.made("sample")).matches("261120-133012-sample-[a-z2-9]{4}");
        assertThat(ids.made("sample")).isNotEqualTo(ids.made("sample"));
    }

    @Test
    void aMadeIdIsValidHoweverLongTheDatasetKey() {
        assertThat(ids.made("k".repeat(128))).matches(RunId::isValid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/b", ".hidden", "a..b", "-f", "a b", "ä"})
    void aGivenIdThatCouldNotBeADirectoryIsRefused(String id) {
        assertThatThrownBy(() -> ids.given(id)).hasMessageContaining("is no run id");
    }
}
