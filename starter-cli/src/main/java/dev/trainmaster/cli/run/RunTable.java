package dev.trainmaster.cli.run;

import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs, a line each. */
public final class RunTable {

    private RunTable() {}

    public static void print(Console console, List<ListedRun> runs, Instant now) {
        Table table = new Table("RUN", "PHASE", "DATASET", "MODEL", "STEP", "LOSS", "STARTED", "TOOK");
        for (ListedRun run : runs) {
            table.row(
                    run.runId(),
                    Phases.text(run.phase()),
                    run.dataset().orElse("-"),
                    run.model().orElse("-"),
                    run.step().isPresent() ? Long.toString(run.step().getAsLong()) : "-",
                    run.loss().isPresent() ? Figures.loss(run.loss().getAsDouble()) : "-",
                    Figures.time(run.startedAt()),
                    Figures.duration(
                            Duration.between(run.startedAt(), run.closedAt().orElse(now))));
        }
        table.print(console);
    }
}
