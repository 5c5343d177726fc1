package dev.trainmaster.cli.dataset;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code trainmaster dataset} */
@Command(
        name = "dataset",
        description = "The datasets of this machine. The bundled one is `sample`.",
        footer = {"", "Examples:", "  trainmaster dataset add ./my.jsonl", "  trainmaster dataset show sample"})
public final class DatasetCommand extends CommandGroup {

    private final Cli cli;

    public DatasetCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    protected List<CliCommand> commands() {
        return List.of(new DatasetAddCommand(cli), new DatasetListCommand(cli), new DatasetShowCommand(cli));
    }
}
