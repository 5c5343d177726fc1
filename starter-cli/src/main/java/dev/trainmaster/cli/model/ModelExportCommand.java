package dev.trainmaster.cli.model;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.model.FinalModel;
import dev.trainmaster.model.ModelExport;
import dev.trainmaster.model.Provenance;
import dev.trainmaster.run.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainmaster model export} */
@Command(
        name = "export",
        description =
                "Copies the model of a completed run, with where it comes from, into a directory named by its digest.")
final class ModelExportCommand extends CliCommand {

    @Parameters(paramLabel = "RUN", description = "the run: its id, or the beginning of it if no other begins so")
    private String prefix;

    @Option(names = "--to", paramLabel = "FOLDER", description = "where to put it (default: models below the home)")
    private Path folder;

    ModelExportCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        try {
            LocalRun run = LocalRun.find(cli().surroundings(), prefix);
            if (run.result().outcome() != Phase.COMPLETED) {
                throw new CommandFailure(
                        ExitCode.RUN_FAILED,
                        "The run " + run.id() + " is " + run.result().outcome() + ": its model is not finished",
                        "See `trainmaster why " + run.id() + "`.");
            }
            List<String> changes = run.changes();
            if (!changes.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.RUN_FAILED,
                        "The model of " + run.id() + " is not what it was when the run ended",
                        changes,
                        List.of("Restore its files, or train it again."));
            }
            FinalModel model = run.model();
            Path root = folder == null
                    ? cli().surroundings().home().resolve("models")
                    : cli().surroundings().workingDirectory().resolve(folder);
            Files.createDirectories(root);
            Path directory = ModelExport.write(model, Provenance.of(run.result(), model.digests()), root);
            console.document(new Exported(run.id(), directory.toString()));
            console.say("Exported the model of " + run.id() + " to " + directory);
            console.next("trainmaster model show " + directory);
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.RUN_FAILED, "The model cannot be exported: " + e.getMessage());
        }
    }

    /** What programs read. */
    record Exported(String run, String directory) {}
}
