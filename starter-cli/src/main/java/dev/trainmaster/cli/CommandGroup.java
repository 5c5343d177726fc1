package dev.trainmaster.cli;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others together. */
public abstract class CommandGroup implements Runnable {

    @Mixin
    private OutputOption output;

    @Spec
    private CommandSpec spec;

    protected abstract List<CliCommand> commands();

    @Override
    public final void run() {
        throw new ParameterException(
                spec.commandLine(),
                "which of these: " + String.join(", ", spec.subcommands().keySet()) + "?");
    }
}
