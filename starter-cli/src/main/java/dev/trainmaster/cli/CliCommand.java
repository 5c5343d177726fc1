package dev.trainmaster.cli;

import dev.trainmaster.cli.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** One command. */
public abstract class CliCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output;

    private final Cli cli;

    protected CliCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    public final Integer call() {
        return run(cli.console(output.format())).code();
    }

    protected abstract ExitCode run(Console console);

    protected final Cli cli() {
        return cli;
    }
}
