package dev.trainmaster.cli.model;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code trainmaster model} */
@Command(
        name = "model",
        description = "The models that runs of this machine have made. No server is asked.",
        footer = {"", "Examples:", "  trainmaster model show my-run", "  trainmaster model export my-run --to ./models"
        })
public final class ModelCommand extends CommandGroup {

    private final Cli cli;

    public ModelCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    protected List<CliCommand> commands() {
        return List.of(new ModelShowCommand(cli), new ModelExportCommand(cli));
    }
}
