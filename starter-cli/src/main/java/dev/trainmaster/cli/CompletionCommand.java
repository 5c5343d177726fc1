package dev.trainmaster.cli;

import dev.trainmaster.cli.console.Console;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code trainmaster completion} */
@Command(
        name = "completion",
        description = "Prints a completion script for bash and zsh.",
        footer = {"", "Examples:", "  source <(trainmaster completion)"})
final class CompletionCommand extends CliCommand {

    CompletionCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        CommandLine whole = new Trainmaster(cli().surroundings()).inFull();
        console.raw(AutoComplete.bash("trainmaster", whole));
        return ExitCode.DONE;
    }
}
