package dev.trainmaster.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trainmaster.benchmarks.figure.Figure.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureTest {

    private static final Machine MACHINE = new Machine("a CPU", 2, "4 kB", "17", "Linux", "2026-01-01");

    @Test
    void samplesAreSummedUpWhateverTheirOrder() {
        Samples samples = Samples.of(3, 1, 4, 2);
        assertThat(List.of(samples.min(), samples.median(), samples.max())).containsExactly(1.0, 2.5, 4.0);
    }

    @Test
    void ninetyFiveOfAHundredSamplesAreNotAboveP95() {
        Samples samples = new Samples(
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList());
        assertThat(samples.percentile(95)).isEqualTo(95);
    }

    @Test
    void ofFewSamplesTheGreatestIsP95() {
        assertThat(Samples.of(1, 2, 9).percentile(95)).isEqualTo(9);
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertThatIllegalArgumentException().isThrownBy(Samples::of).withMessage("nothing was measured");
    }

    @Test
    void aFigureAtItsBoundKeepsItAndOneAboveMissesIt() {
        assertThat(bounded(1.0).verdict(1)).isEqualTo(Verdict.KEPT);
        assertThat(bounded(1.01).verdict(1)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void anAllowanceForNoiseEndsSomewhere() {
        assertThat(bounded(3.99).verdict(4)).isEqualTo(Verdict.KEPT);
        assertThat(bounded(4.01).verdict(4)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void noAllowanceMakesARefusalGood() {
        Figure refused = Figure.of("refused", Unit.COUNT, Samples.of(0, 0, 1)).bound(Bound.atMost(Statistic.MAX, 0));
        assertThat(refused.verdict(4)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void oneMissedBoundIsNotHiddenByOthers() {
        Figure free = Figure.of("free", Unit.SECONDS, Samples.of(99));
        assertThat(report(bounded(1), free).allKept()).isTrue();
        assertThat(report(bounded(1), bounded(2), free).allKept()).isFalse();
    }

    @Test
    void theReportTellsFigureBoundVerdictLoadAndMachine() {
        List<String> lines = report(bounded(2).beside("others: 3 s")).lines();
        assertThat(lines.get(0)).isEqualTo("a CPU, 2 cores, 4 kB; Linux; JDK 17; 2026-01-01");
        assertThat(lines.get(1)).isEqualTo("a server");
        assertThat(lines)
                .contains(
                        "| slow, s | 1 | 2.00 | 2.00   | 2.00 | 2.00 | median <= 1.00 s | MISSED | 0.10-0.20 |",
                        "| slow   | others: 3 s |");
    }

    private static Figure bounded(double seconds) {
        return Figure.of("slow", Unit.SECONDS, Samples.of(seconds)).bound(Bound.atMost(Statistic.MEDIAN, 1));
    }

    private static Report report(Figure... figures) {
        return new Report(
                MACHINE,
                "a server",
                List.of(figures).stream()
                        .map(figure -> new Measured(figure, "0.10", "0.20"))
                        .toList());
    }
}
