package dev.trainmaster.cli.dataset;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.Table;
import dev.trainmaster.dataset.DatasetEntry;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code trainmaster dataset list} */
@Command(name = "list", description = "Lists the datasets.")
final class DatasetListCommand extends CliCommand {

    DatasetListCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        List<DatasetEntry> entries = new Datasets(cli().surroundings()).store().list();
        console.answer(entries, () -> {
            Table table = new Table("DATASET", "FILES", "SIZE", "WHERE");
            entries.forEach(entry -> table.row(
                    entry.key(), Integer.toString(entry.files().size()), Figures.bytes(entry.bytes()), entry.path()));
            table.print(console);
            console.next("trainmaster dataset show sample", "trainmaster dataset add FILE.jsonl");
        });
        return ExitCode.DONE;
    }
}
