package dev.trainmaster.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NemesisTest {

    @Test
    void theSameSeedStrikesTheSameWay() {
        assertThat(strikes(Nemesis.of(7, "T1", 3))).isEqualTo(strikes(Nemesis.of(7, "T1", 3)));
    }

    @Test
    void eachSeedFaultAndTrialStrikesInItsOwnWay() {
        List<Long> strikes = strikes(Nemesis.of(7, "T1", 3));

        assertThat(strikes(Nemesis.of(8, "T1", 3))).isNotEqualTo(strikes);
        assertThat(strikes(Nemesis.of(7, "T2", 3))).isNotEqualTo(strikes);
        assertThat(strikes(Nemesis.of(7, "T1", 4))).isNotEqualTo(strikes);
    }

    private static List<Long> strikes(Nemesis nemesis) {
        return LongStream.range(0, 20)
                .map(strike -> nemesis.between(0, 1_000_000))
                .boxed()
                .toList();
    }
}
