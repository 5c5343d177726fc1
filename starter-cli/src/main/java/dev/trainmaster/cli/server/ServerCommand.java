package dev.trainmaster.cli.server;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code trainmaster server} */
@Command(
        name = "server",
        description = "The Temporal server of this machine.",
        footer = {"", "Examples:", "  trainmaster server install"})
public final class ServerCommand extends CommandGroup {

    private final Cli cli;

    public ServerCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    protected List<CliCommand> commands() {
        return List.of(new ServerInstallCommand(cli));
    }
}
