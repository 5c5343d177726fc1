package dev.trainmaster.cli.run;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.OneRunCommand;
import dev.trainmaster.cli.TimeoutOption;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.view.RunDisplay;
import dev.trainmaster.cli.view.RunWatcher;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code trainmaster watch} */
@Command(
        name = "watch",
        description = "Watches a run to its end. Ctrl-C leaves the run alone. The exit code is that of the run.",
        footer = {"", "Examples:", "  trainmaster watch 2611", "  trainmaster watch my-run --timeout 10m -o json"})
public final class WatchCommand extends OneRunCommand {

    @Mixin
    private TimeoutOption timeout;

    public WatchCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console, RunClient client, String runId) {
        Clock clock = cli().surroundings().clock();
        RunView run = new RunWatcher(client, clock, timeout.timeout())
                .toTheEnd(runId, RunDisplay.on(console, clock), seen -> {});
        return RunEndPage.tell(console, run);
    }
}
