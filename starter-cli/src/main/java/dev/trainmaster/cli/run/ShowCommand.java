package dev.trainmaster.cli.run;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.OneRunCommand;
import dev.trainmaster.cli.console.Console;
import picocli.CommandLine.Command;

/** {@code trainmaster show} */
@Command(
        name = "show",
        description = "Shows everything about a run: its phases, plan, approval, progress, files and how it ended.",
        footer = {"", "Examples:", "  trainmaster show 2611", "  trainmaster show my-run -o json"})
public final class ShowCommand extends OneRunCommand {

    public ShowCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console, RunClient client, String runId) {
        RunView run = client.look(runId);
        console.answer(run, () -> {
            new RunPage(console, cli().surroundings().clock()).print(run);
            NextSteps.of(console, run);
        });
        return ExitCode.DONE;
    }
}
