package dev.trainmaster.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.request.Durations;
import dev.trainmaster.cli.view.LossCurve;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {

    @Test
    void theFirstLocaleVariableThatIsSetDecides() {
        assertThat(Terminal.speaksUnicode(Map.of("LANG", "en_US.UTF-8"))).isTrue();
        assertThat(Terminal.speaksUnicode(Map.of("LANG", "en_US.UTF-8", "LC_ALL", "C")))
                .isFalse();
        assertThat(Terminal.speaksUnicode(Map.of("LC_ALL", "", "LC_CTYPE", "C.utf8")))
                .isTrue();
        assertThat(Terminal.speaksUnicode(Map.of())).isFalse();
    }

    @Test
    void widthsThatMakeNoSenseAreNotBelieved() {
        assertThat(Terminal.columns("132")).isEqualTo(132);
        assertThat(Terminal.columns("0")).isEqualTo(20);
        assertThat(Terminal.columns("wide")).isEqualTo(100);
        assertThat(Terminal.columns(null)).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "90s, PT1M30S",
        "15m, PT15M",
        "7d, PT168H",
        "1h30m, PT1H30M",
        "1d12h, PT36H",
        "PT24H, PT24H",
        "P7D, PT168H"
    })
    void durationsAreReadAsPeopleWriteThem(String typed, Duration meant) {
        assertThat(Durations.parse(typed)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"soon", "5", "''", "m", "1m1h", "99999999999999999999s"})
    void whatIsNoDurationIsNone(String typed) {
        assertThat(Durations.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4, 4.0 s", "42, 42 s", "150, 2 min 30 s", "7200, 2 h 0 min", "200000, 2 d 7 h", "-5, 0.0 s"})
    void durationsAreShownAsPeopleReadThem(long seconds, String shown) {
        assertThat(Figures.duration(Duration.ofSeconds(seconds))).isEqualTo(shown);
    }

    @Test
    void aLossCurveFallsFromTheTopLeftToTheBottomRight() {
        TreeMap<Long, Double> losses = new TreeMap<>();
        for (long step = 1; step <= 1000; step++) {
            losses.put(step, 6.0 - step * 0.005);
        }
        losses.put(500L, Double.NaN);

        var lines = new LossCurve(Glyphs.ASCII).draw(losses, 60, 5);

        assertThat(lines).hasSize(6).allMatch(line -> line.length() <= 60);
        assertThat(lines.get(0)).contains("|*").matches(" +5\\.9.*");
        assertThat(lines.get(4)).endsWith("*");
        assertThat(lines.get(5)).contains("step 1").endsWith("1000");
        assertThat(new LossCurve(Glyphs.ASCII).draw(new TreeMap<>(Map.of(1L, 2.0)), 60, 5))
                .isEmpty();
    }
}
