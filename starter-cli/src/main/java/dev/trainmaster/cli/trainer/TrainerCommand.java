package dev.trainmaster.cli.trainer;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandGroup;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code trainmaster trainer} */
@Command(
        name = "trainer",
        description = "The trainers of this machine. The bundled one that needs nothing is `reference`.",
        footer = {
            "",
            "Examples:",
            "  trainmaster trainer list",
            "  trainmaster trainer install trl",
            "  trainmaster trainer new mine"
        })
public final class TrainerCommand extends CommandGroup {

    private final Cli cli;

    public TrainerCommand(Cli cli) {
        this.cli = cli;
    }

    @Override
    protected List<CliCommand> commands() {
        return List.of(
                new TrainerListCommand(cli),
                new TrainerShowCommand(cli),
                new TrainerCheckCommand(cli),
                new TrainerInstallCommand(cli),
                new TrainerNewCommand(cli));
    }
}
