package dev.trainmaster.cli.training;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.OneRunCommand;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.cli.view.LossCurve;
import dev.trainmaster.supervisor.RunDirectory;
import java.util.SortedMap;
import picocli.CommandLine.Command;

/** {@code trainmaster metrics} */
@Command(
        name = "metrics",
        description = "Draws a run's losses; with -o json every line of its metrics.",
        footer = {"", "Examples:", "  trainmaster metrics my-run", "  trainmaster metrics my-run -o json"})
public final class MetricsCommand extends OneRunCommand {

    private static final int HEIGHT = 12;

    public MetricsCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console, RunClient client, String runId) {
        RunDirectory directory = new RunFiles(cli().surroundings()).of(client.look(runId));
        MetricsFile metrics = new MetricsFile(directory.metrics());
        if (console.isJson()) {
            console.document(metrics.lines());
            return ExitCode.DONE;
        }
        SortedMap<Long, Double> losses = metrics.losses();
        if (losses.isEmpty()) {
            console.say("No step has been done yet.");
            console.next("trainmaster why " + runId);
            return ExitCode.DONE;
        }
        new LossCurve(console.glyphs()).draw(losses, console.columns(), HEIGHT).forEach(console::say);
        console.say("Loss " + Figures.loss(losses.get(losses.firstKey())) + " at step " + losses.firstKey() + ", "
                + Figures.loss(losses.get(losses.lastKey())) + " at step " + losses.lastKey() + " ("
                + directory.metrics() + ")");
        return ExitCode.DONE;
    }
}
