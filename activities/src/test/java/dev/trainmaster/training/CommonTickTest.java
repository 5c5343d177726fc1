package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonTickTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7 * 1_000_000_000L, -1, -3_500_000_000L, Long.MAX_VALUE / 2})
    void theNextMomentIsAheadAndAtMostAnIntervalAway(long now) {
        long next = CommonTick.after(now, 8 * SECOND);

        assertThat(next - now).isPositive().isLessThanOrEqualTo(8 * SECOND);
        assertThat(Math.floorMod(next, 8 * SECOND)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 999_999_999L, 12_345_678_901L})
    void twoThatLookAtDifferentTimesMeetAtTheSameSecond(long now) {
        long next = CommonTick.before(now + 2 * SECOND, now, SECOND);

        assertThat(Math.floorMod(next, SECOND)).isZero();
        assertThat(next - now).isGreaterThan(SECOND).isLessThanOrEqualTo(2 * SECOND);
    }

    @Test
    void whatIsDueBeforeTheNextSecondIsNotMovedIntoThePast() {
        assertThat(CommonTick.before(SECOND + 20, SECOND + 10, SECOND)).isGreaterThan(SECOND + 10);
    }
}
