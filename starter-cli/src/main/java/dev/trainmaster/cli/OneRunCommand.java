package dev.trainmaster.cli;

import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.run.RunClient;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command about one run. */
public abstract class OneRunCommand extends CliCommand {

    @Parameters(paramLabel = "RUN", description = "the run: its id, or the beginning of it if no other begins so")
    private String prefix;

    @Mixin
    private ServerOption server;

    protected OneRunCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected final ExitCode run(Console console) {
        try (RunClient client = cli().connect(server.address())) {
            return run(console, client, client.resolve(prefix));
        }
    }

    protected abstract ExitCode run(Console console, RunClient client, String runId);
}
