package dev.trainmaster.cli.dataset;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.dataset.AddedDataset;
import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.postgres.PostgresTable;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainmaster dataset add} */
@Command(
        name = "add",
        description = {
            "Checks a JSONL file of records and copies it into the dataset root, or names a PostgreSQL table",
            "as a dataset: then every export reads the rows that are there."
        },
        footer = {
            "",
            "Examples:",
            "  trainmaster dataset add ./my.jsonl",
            "  trainmaster dataset add ./my.jsonl.gz --key my-data --max-invalid 5",
            "  jq -c .trace export.json | trainmaster dataset add - --key my-data",
            "  trainmaster dataset add --postgres postgresql://reader@db.example/train --key live",
            "  trainmaster dataset add --postgres --service train --table app.traces --key live"
        })
final class DatasetAddCommand extends CliCommand {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description =
                    "- is standard input; one JSON object a line: a trace (trace_version, prompt, steps, final_answer), messages,"
                            + " prompt and response, or text")
    private String file;

    @Option(names = "--key", paramLabel = "KEY", description = "what it is called (default: the file's name)")
    private String key;

    @Option(names = "--max-invalid", paramLabel = "N", description = "tolerate so many bad records (default: 0)")
    private int maxInvalid;

    @Mixin
    private TableOptions table;

    DatasetAddCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        if (table.areGiven()) {
            return addTable(console);
        }
        if (file == null) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Neither a file nor a table is named", "Give a FILE, or --postgres.");
        }
        AddedDataset added = add(new Datasets(cli().surroundings()));
        console.document(added);
        tell(console, added);
        console.next("trainmaster run --dataset " + added.key() + " --model my-model");
        return ExitCode.DONE;
    }

    private AddedDataset add(Datasets datasets) {
        if (!file.equals(Datasets.STANDARD_INPUT)) {
            return datasets.add(file, Optional.ofNullable(key), maxInvalid);
        }
        if (key == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Standard input needs a key",
                    "For example: trainmaster dataset add - --key my-data");
        }
        return datasets.addStandardInput(key, maxInvalid);
    }

    private ExitCode addTable(Console console) {
        if (file != null || key == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    file == null ? "A table needs a key" : "A file and a table cannot be one dataset",
                    "For example: trainmaster dataset add --postgres --key live");
        }
        PostgresTable named = table.table();
        long checked = new Datasets(cli().surroundings()).store().addTable(new DatasetKey(key), named);
        console.document(named);
        console.say("Added " + key + ": table " + named.table() + ", its first " + Figures.count(checked, "record")
                + " can be used");
        console.next("trainmaster run --dataset " + key + " --model my-model");
        return ExitCode.DONE;
    }

    static void tell(Console console, AddedDataset added) {
        console.say((added.outcome() == AddedDataset.Outcome.ADDED ? "Added " : "There already: ") + added.key() + ": "
                + Figures.count(added.records(), "record") + ", " + Figures.bytes(added.bytes()) + " (" + added.path()
                + ")");
    }
}
