package dev.trainmaster.cli.run;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.OneRunCommand;
import dev.trainmaster.cli.console.Console;
import picocli.CommandLine.Command;

/** {@code trainmaster why} */
@Command(
        name = "why",
        description = "Says in a line or two why a run is where it is, and what to do next.",
        footer = {"", "Examples:", "  trainmaster why my-run"})
public final class WhyCommand extends OneRunCommand {

    public WhyCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console, RunClient client, String runId) {
        RunView run = client.look(runId);
        Explanation why = Explanation.of(run, cli().surroundings().clock().instant());
        console.answer(why, () -> {
            console.say(why.because());
            console.say(why.next());
        });
        return ExitCode.DONE;
    }
}
