package dev.trainmaster.cli.preflight;

import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.Style;
import dev.trainmaster.cli.run.PlanPage;
import dev.trainmaster.preflight.PreflightReport;

/** A dry run's report for people. */
final class ReportPage {

    private final Console console;

    ReportPage(Console console) {
        this.console = console;
    }

    void print(PreflightReport report) {
        PlanPage page = new PlanPage(console);
        report.plan().ifPresent(page::plan);
        page.findings(report.findings());
        if (report.failed()) {
            console.say(console.style(
                    Style.RED,
                    "A run would fail: " + Figures.count(report.errors().size(), "error") + "."));
        } else {
            console.say(console.style(Style.GREEN, "A run would get as far as its approval."));
        }
    }
}
