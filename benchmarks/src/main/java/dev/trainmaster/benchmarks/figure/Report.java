package dev.trainmaster.benchmarks.figure;

import java.util.ArrayList;
import java.util.List;

/** All figures of one sitting, as people read them. */
public record Report(Machine machine, String server, List<Measured> all) {

    public List<String> lines() {
        Table table = new Table("figure", "n", "min", "median", "p95", "max", "bound", "", "load");
        Table others = new Table("figure", "beside");
        for (Measured measured : all) {
            Figure figure = measured.figure();
            table.row(
                    figure.name() + suffix(figure.unit()),
                    Integer.toString(figure.samples().count()),
                    number(figure, figure.samples().min()),
                    number(figure, figure.samples().median()),
                    number(figure, figure.samples().percentile(95)),
                    number(figure, figure.samples().max()),
                    figure.bound().map(bound -> bound.text(figure.unit())).orElse(""),
                    figure.verdict(1).word(),
                    measured.load());
            figure.beside().ifPresent(text -> others.row(figure.name(), text));
        }
        List<String> lines = new ArrayList<>(List.of(machine.text(), server, ""));
        lines.addAll(table.lines());
        lines.add("");
        lines.addAll(others.lines());
        return lines;
    }

    public boolean allKept() {
        return all.stream().allMatch(measured -> measured.figure().verdict(1) != Figure.Verdict.MISSED);
    }

    private static String number(Figure figure, double value) {
        return figure.unit().number(value);
    }

    private static String suffix(Unit unit) {
        return unit.symbol().isEmpty() ? "" : ", " + unit.symbol();
    }
}
