package dev.trainmaster.cli.model;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.trainer.Trainers;
import dev.trainmaster.model.FinalModel;
import dev.trainmaster.result.LeftFiles;
import dev.trainmaster.result.ResultWriter;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An ended run whose files lie on this machine. */
final class LocalRun {

    private final String id;
    private final RunDirectory directory;
    private final RunResult result;
    private final TrainerProfile profile;

    private LocalRun(String id, RunDirectory directory, RunResult result, TrainerProfile profile) {
        this.id = id;
        this.directory = directory;
        this.result = result;
        this.profile = profile;
    }

    static LocalRun find(Surroundings surroundings, String prefix) throws IOException {
        Path runs = surroundings.home().resolve("runs");
        String id = only(runs, prefix);
        RunDirectory directory = new RunDirectory(runs.resolve(id));
        Path file = directory.root().resolve(ResultWriter.FILE_NAME);
        if (!Files.exists(file)) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND, "The run " + id + " has no result yet", "See `trainmaster why " + id + "`.");
        }
        RunResult result = new JsonFiles().read(file, RunResult.class);
        String trainer = result.request().map(request -> request.trainer()).orElse("reference");
        return new LocalRun(id, directory, result, new Trainers(surroundings).profile(trainer));
    }

    private static String only(Path runs, String prefix) throws IOException {
        List<String> found = List.of();
        if (Files.isDirectory(runs)) {
            try (Stream<Path> all = Files.list(runs)) {
                found = all.map(run -> run.getFileName().toString())
                        .filter(run -> run.startsWith(prefix))
                        .sorted()
                        .toList();
            }
        }
        if (found.contains(prefix)) {
            return prefix;
        }
        if (found.size() != 1) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    found.isEmpty()
                            ? "There is no run \"" + prefix + "\" in " + runs
                            : "Several runs begin with \"" + prefix + "\": " + String.join(", ", found),
                    "See `trainmaster list`.");
        }
        return found.get(0);
    }

    String id() {
        return id;
    }

    RunResult result() {
        return result;
    }

    TrainerProfile profile() {
        return profile;
    }

    /** What of its files is not any more what it was when the run ended. */
    List<String> changes() throws IOException {
        return LeftFiles.changes(directory, result);
    }

    FinalModel model() throws IOException {
        return FinalModel.of(directory, profile)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "The run " + id + " has left no model in " + directory.train(),
                        "See `trainmaster why " + id + "`."));
    }
}
