package dev.trainmaster.cli.dataset;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.dataset.AddedDataset;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainmaster dataset add} */
@Command(
        name = "add",
        description = "Checks a JSONL file of records and copies it into the dataset root.",
        footer = {
            "",
            "Examples:",
            "  trainmaster dataset add ./my.jsonl",
            "  trainmaster dataset add ./my.jsonl --key my-data --max-invalid 5"
        })
final class DatasetAddCommand extends CliCommand {

    @Parameters(
            paramLabel = "FILE",
            description = "one JSON object a line: trace_version, prompt, steps, final_answer, meta")
    private String file;

    @Option(names = "--key", paramLabel = "KEY", description = "what it is called (default: the file's name)")
    private String key;

    @Option(names = "--max-invalid", paramLabel = "N", description = "tolerate so many bad records (default: 0)")
    private int maxInvalid;

    DatasetAddCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        AddedDataset added = new Datasets(cli().surroundings()).add(file, Optional.ofNullable(key), maxInvalid);
        console.document(added);
        tell(console, added);
        console.next("trainmaster run --dataset " + added.key() + " --model my-model");
        return ExitCode.DONE;
    }

    static void tell(Console console, AddedDataset added) {
        console.say((added.outcome() == AddedDataset.Outcome.ADDED ? "Added " : "There already: ") + added.key() + ": "
                + Figures.count(added.records(), "record") + ", " + Figures.bytes(added.bytes()) + " (" + added.path()
                + ")");
    }
}
