package dev.trainmaster.campaign.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.campaign.Column;
import dev.trainmaster.campaign.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    @Test
    void sittingsOfOneFaultAddUpAndGiveTheBound(@TempDir Path folder) {
        Results results = Results.in(folder);
        results.add(outcome("T8", 100, List.of(), List.of(1.0, 2.0)));
        results.add(outcome("T8", 200, List.of(), List.of(1.5)));
        results.add(outcome("T3", 600, List.of(), List.of()));

        List<String> lines = new Page(results.of(Column.LARGE)).lines();

        assertThat(row(lines, "T3")).contains("600 trials", "0.0050");
        assertThat(row(lines, "T8")).contains("300 trials", "0.010", "1.50", "2.00");
        assertThat(lines.indexOf(row(lines, "T3"))).isLessThan(lines.indexOf(row(lines, "T8")));
        assertThat(new Page(results.of(Column.LARGE)).clean()).isTrue();
    }

    @Test
    void aViolationIsToldWithItsSeedAndGivesNoBound() {
        Violation violation = new Violation("T3", 4, 99, "two trainers", "/evidence");

        Page page = new Page(List.of(outcome("T3", 10, List.of(violation), List.of())));

        assertThat(page.clean()).isFalse();
        assertThat(String.join("\n", page.lines()))
                .contains("two trainers", "trainmaster.campaign.seed=99", "/evidence");
        assertThat(row(page.lines(), "T3")).doesNotContain("0.30");
    }

    @Test
    void aFigureAboveItsBoundIsMissed() {
        Page page = new Page(List.of(outcome("T8", 1, List.of(), List.of(3.5))));

        assertThat(row(page.lines(), "T8")).contains("MISSED");
        assertThat(page.clean()).isFalse();
    }

    private static String row(List<String> lines, String fault) {
        return lines.stream()
                .filter(line -> line.startsWith("| " + fault))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome outcome(String fault, int n, List<Violation> violations, List<Double> seconds) {
        return new Outcome(
                fault,
                "what is done",
                "what holds",
                "large",
                7,
                "trials",
                Map.of("trials", n),
                violations,
                "stop to proof",
                seconds,
                3,
                1.5,
                new Outcome.Circumstances("a machine", "abc"));
    }
}
