package dev.trainmaster.cli.model;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.Style;
import dev.trainmaster.cli.console.Table;
import dev.trainmaster.model.FinalModel;
import dev.trainmaster.model.ModelExport;
import dev.trainmaster.model.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainmaster model show} */
@Command(
        name = "show",
        description = {
            "Lists the files of a run's model with their digests, and where it comes from. Every byte is held to the digest",
            "that the run, or the export, has told; exit code 1 if one does not fit."
        })
final class ModelShowCommand extends CliCommand {

    @Parameters(paramLabel = "RUN|DIRECTORY", description = "the run, or a directory that `model export` made")
    private String what;

    ModelShowCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        Path directory = cli().surroundings().workingDirectory().resolve(what).normalize();
        try {
            if (Files.exists(directory.resolve(ModelExport.PROVENANCE))) {
                return exported(console, directory);
            }
            LocalRun run = LocalRun.find(cli().surroundings(), what);
            FinalModel model = run.model();
            Provenance provenance = Provenance.of(run.result(), model.digests());
            List<String> changes = run.changes();
            console.answer(new Shown(model.directory().toString(), provenance, changes), () -> {
                print(console, model.directory(), provenance);
                changes.forEach(change -> console.say(console.style(Style.RED, change)));
                if (changes.isEmpty()) {
                    List<String> next = new ArrayList<>(List.of("trainmaster model export " + run.id()));
                    if (run.profile().model().generate().isPresent()) {
                        next.add("trainmaster generate " + run.id() + " \"...\"");
                    }
                    console.next(next.toArray(String[]::new));
                }
            });
            return changes.isEmpty() ? ExitCode.DONE : ExitCode.RUN_FAILED;
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.RUN_FAILED, "The model of " + what + " cannot be read: " + e.getMessage());
        }
    }

    private static ExitCode exported(Console console, Path directory) throws IOException {
        Provenance provenance = ModelExport.read(directory);
        List<String> damages = ModelExport.damages(directory);
        console.answer(new Shown(directory.toString(), provenance, damages), () -> {
            print(console, directory, provenance);
            damages.forEach(damage -> console.say(console.style(Style.RED, damage)));
            if (damages.isEmpty()) {
                console.say(console.style(Style.GREEN, "Every file is what it was."));
            }
        });
        return damages.isEmpty() ? ExitCode.DONE : ExitCode.RUN_FAILED;
    }

    private static void print(Console console, Path directory, Provenance provenance) {
        console.say(console.style(Style.BOLD, provenance.runId()) + "  " + directory);
        console.say("  trained by   " + provenance.trainer().orElse("?") + " "
                + provenance.trainerVersion().orElse("") + ", from "
                + provenance.baseModel().orElse("?") + ", "
                + Figures.count(provenance.steps().orElse(0), "step") + ", " + provenance.outcome());
        console.say("  dataset      " + provenance.datasetSha256().orElse("?"));
        console.say("  manifest     " + provenance.manifestSha256().orElse("?"));
        console.say("  approved by  " + String.join(", ", provenance.approvedBy()));
        Table table = new Table("FILE", "SIZE", "SHA256");
        provenance.files().forEach(file -> table.row(file.name(), Figures.bytes(file.bytes()), file.sha256()));
        table.print(console);
    }

    /** What programs read. */
    record Shown(String directory, Provenance provenance, List<String> damages) {}
}
