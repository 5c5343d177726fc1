package dev.trainmaster.cli.dataset;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.ProgressLine;
import dev.trainmaster.cli.request.RequestFlag;
import dev.trainmaster.cli.request.RequestReader;
import dev.trainmaster.cli.request.SourcedDocument;
import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.DatasetSource;
import dev.trainmaster.dataset.ExportOrder;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.dataset.StreamSource;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.storage.StorageFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainmaster export} */
@Command(
        name = "export",
        description = "Writes a dataset as the JSONL that a trainer reads. Needs no server.",
        footer = {
            "",
            "Examples:",
            "  trainmaster export sample --format tunix_sft --out sft.jsonl",
            "  trainmaster export ./my.jsonl --key my-data --format trace --created-at 2026-01-01T00:00:00Z --out t.jsonl"
        })
public final class ExportCommand extends CliCommand {

    @Parameters(
            paramLabel = "SOURCE",
            description =
                    "a dataset's key, a JSONL file (.gz and .zst too), a directory of them, or - for standard input")
    private String source;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "the key that ids are made from (default: the file's name)")
    private String key;

    @Mixin
    private SelectionOptions selection;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "where to write it (required); FILE.dataset.json beside it tells what it holds")
    private Path out;

    public ExportCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        TrainingRequest request = request();
        Path target = target();
        ExportOrder order = new ExportOrder(
                open(new DatasetKey(request.dataset())), request.selection(), request.format(), request.chat(), target);
        ExportReceipt receipt;
        try (ProgressLine line = new ProgressLine(console, cli().surroundings().clock())) {
            receipt = new DatasetExporter()
                    .export(
                            order,
                            (read, written) -> line.at(
                                    Figures.count(read, "record") + " read, " + Figures.count(written) + " written"));
        }
        console.answer(receipt, () -> {
            console.say("Wrote " + Figures.count(receipt.records(), "record") + ", " + Figures.bytes(receipt.bytes())
                    + " to " + receipt.path());
            console.say("sha256 " + receipt.sha256());
            receipt.evaluation()
                    .ifPresent(held ->
                            console.say("Held back " + Figures.count(held.records(), "record") + " in " + held.path()));
            if (receipt.repeated() > 0) {
                console.say("Left out " + Figures.count(receipt.repeated(), "record") + " with a repeated prompt");
            }
            receipt.notes().forEach(note -> console.note("note: " + note));
            receipt.firstProblems().forEach(problem -> console.note("skipped " + problem));
        });
        return ExitCode.DONE;
    }

    /** What is wrong with it is told before anything is read. */
    private Path target() {
        Path target = cli().surroundings().workingDirectory().resolve(out).toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new CommandFailure(ExitCode.USAGE, target + " is a directory", "Name a file in it with --out.");
        }
        Path folder = target.getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(folder, StorageFailures.reason(e));
        }
        if (!Files.isWritable(folder)) {
            throw unwritable(folder, "permission denied");
        }
        return target;
    }

    private static CommandFailure unwritable(Path folder, String reason) {
        return new CommandFailure(
                ExitCode.USAGE, "Cannot write into " + folder + ": " + reason, "Name another place with --out.");
    }

    /** The rules for these options are those of a request: one reader tells all problems. */
    private TrainingRequest request() {
        Map<RequestFlag, Object> flags = new EnumMap<>(RequestFlag.class);
        String name = Optional.ofNullable(key).orElseGet(this::keyOfSource);
        flags.put(RequestFlag.DATASET, name);
        flags.put(RequestFlag.MODEL, "export");
        flags.putAll(selection.flags());
        RequestReader reader = new RequestReader(cli().surroundings().user());
        SourcedDocument document = reader.collect(Optional.empty(), flags);
        return reader.read(document);
    }

    private String keyOfSource() {
        if (source.equals(Datasets.STANDARD_INPUT)) {
            return "stdin";
        }
        return Datasets.isFile(source) ? DatasetKey.ofFile(Path.of(source)).text() : source;
    }

    private DatasetSource open(DatasetKey name) {
        if (source.equals(Datasets.STANDARD_INPUT)) {
            return new StreamSource(
                    name, Datasets.STANDARD_INPUT_PLACE, Datasets.standardInput(), ReaderLimits.ofThisProcess());
        }
        Datasets datasets = new Datasets(cli().surroundings());
        return Datasets.isFile(source)
                ? datasets.open(name.text(), Optional.of(source))
                : datasets.open(source, Optional.empty());
    }
}
