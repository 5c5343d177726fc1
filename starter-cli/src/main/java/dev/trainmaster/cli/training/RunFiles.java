package dev.trainmaster.cli.training;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.run.RunView;
import dev.trainmaster.supervisor.RunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the files of a run where they lie on this machine. */
public final class RunFiles {

    private final Surroundings surroundings;

    public RunFiles(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public Optional<RunDirectory> find(RunView run) {
        Path usual = surroundings.home().resolve("runs").resolve(run.runId());
        return run.runDirectory()
                .map(Path::of)
                .filter(Files::isDirectory)
                .or(() -> Optional.of(usual).filter(Files::isDirectory))
                .map(RunDirectory::new);
    }

    RunDirectory of(RunView run) {
        return find(run)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.NOT_FOUND,
                        "The files of " + run.runId() + " are not on this machine"
                                + run.host().map(host -> ": it runs on " + host).orElse("")
                                + run.runDirectory().map(path -> ", in " + path).orElse(""),
                        "Look there, or see `trainmaster show " + run.runId() + "` for what is known here."));
    }
}
