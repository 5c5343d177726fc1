package dev.trainmaster.campaign.result;

import dev.trainmaster.benchmarks.figure.Samples;
import dev.trainmaster.benchmarks.figure.Table;
import dev.trainmaster.campaign.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The results as docs/reliability.md shows them. Sittings of one fault in one column add up. */
public final class Page {

    private final List<Outcome> outcomes;

    public Page(List<Outcome> outcomes) {
        this.outcomes = outcomes.stream()
                .sorted(Comparator.comparingInt((Outcome outcome) ->
                                Integer.parseInt(outcome.fault().substring(1)))
                        .thenComparing(Outcome::column))
                .toList();
    }

    public List<String> lines() {
        Table table = new Table(
                "",
                "fault",
                "column",
                "n",
                "violations",
                "bound 3/n",
                "p50, s",
                "p99, s",
                "asked, s",
                "wall, s",
                "seeds");
        byFault().values().forEach(same -> row(table, same));
        List<String> lines = new ArrayList<>();
        outcomes.stream()
                .map(Outcome::on)
                .distinct()
                .forEach(on -> lines.add("Machine: " + on.machine() + "; revision " + on.revision()));
        lines.add("");
        lines.addAll(table.lines());
        outcomes.stream()
                .flatMap(outcome -> outcome.violations().stream())
                .map(Violation::text)
                .forEach(lines::add);
        return lines;
    }

    public boolean clean() {
        return outcomes.stream().allMatch(outcome -> outcome.violations().isEmpty() && outcome.n() > 0)
                && byFault().values().stream().noneMatch(Page::late);
    }

    private Map<String, List<Outcome>> byFault() {
        return outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.fault() + " " + outcome.column(), LinkedHashMap::new, Collectors.toList()));
    }

    private static void row(Table table, List<Outcome> same) {
        Outcome first = same.get(0);
        int n = same.stream().mapToInt(Outcome::n).sum();
        int violations =
                same.stream().mapToInt(each -> each.violations().size()).sum();
        List<Double> seconds =
                same.stream().flatMap(each -> each.seconds().stream()).toList();
        table.row(
                first.fault(),
                first.title(),
                first.column(),
                n + " " + first.counted(),
                Integer.toString(violations),
                violations == 0 && n > 0 ? String.format(Locale.ROOT, "%.2g", 3.0 / n) : "",
                seconds.isEmpty() ? "" : text(new Samples(seconds).percentile(50)) + " " + first.timed(),
                seconds.isEmpty() ? "" : text(new Samples(seconds).percentile(99)) + (late(same) ? " MISSED" : ""),
                first.boundSeconds() > 0 ? text(first.boundSeconds()) : "",
                String.format(
                        Locale.ROOT,
                        "%.0f",
                        same.stream().mapToDouble(Outcome::wallSeconds).sum()),
                same.stream().map(each -> Long.toString(each.seed())).distinct().collect(Collectors.joining(", ")));
    }

    private static boolean late(List<Outcome> same) {
        List<Double> seconds =
                same.stream().flatMap(each -> each.seconds().stream()).toList();
        return same.get(0).boundSeconds() > 0
                && !seconds.isEmpty()
                && new Samples(seconds).percentile(99) > same.get(0).boundSeconds();
    }

    private static String text(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }
}
