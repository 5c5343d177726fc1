package dev.trainmaster.result;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.model.FinalModel;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.Sha256;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run that has trained to its end leaves behind: its final model and its metrics. */
public final class LeftFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LeftFiles.class);

    private final TrainerProfiles profiles;

    public LeftFiles(TrainerProfiles profiles) {
        this.profiles = profiles;
    }

    /**
     * Reads every byte.
     *
     * @param alive called now and then while it reads
     */
    List<RunFile> of(RunDirectory run, RunResult result, Runnable alive) throws IOException {
        List<RunFile> files = new ArrayList<>();
        for (Path file : result.outcome() == Phase.COMPLETED ? found(run, result) : List.<Path>of()) {
            files.add(
                    new RunFile(run.root().relativize(file).toString(), Files.size(file), Sha256.ofFile(file, alive)));
        }
        return files;
    }

    private List<Path> found(RunDirectory run, RunResult result) throws IOException {
        List<Path> found = new ArrayList<>();
        Optional<FinalModel> model = model(run, result);
        model.ifPresent(
                left -> left.files().forEach(file -> found.add(left.directory().resolve(file))));
        if (Files.exists(run.metrics())) {
            found.add(run.metrics());
        }
        return found;
    }

    private Optional<FinalModel> model(RunDirectory run, RunResult result) throws IOException {
        Optional<String> trainer = result.request().map(TrainingRequest::trainer);
        if (trainer.isEmpty()) {
            return Optional.empty();
        }
        try {
            return FinalModel.of(run, profiles.find(trainer.get()));
        } catch (FailureException profileIsGone) {
            LOG.warn("Run {}: its model is not listed: {}", result.runId(), profileIsGone.getMessage());
            return Optional.empty();
        }
    }

    /** What of that is not any more what the run told at its end. Reads every byte. */
    public static List<String> changes(RunDirectory run, RunResult result) throws IOException {
        List<String> changes = new ArrayList<>();
        for (RunFile file : result.files()) {
            Path place = run.root().resolve(file.name()).normalize();
            if (!place.startsWith(run.root()) || !Files.isRegularFile(place)) {
                changes.add("there is no file " + file.name() + " any more");
            } else if (!Sha256.ofFile(place).equals(file.sha256())) {
                changes.add(file.name() + " was changed after the run had ended: its digest was " + file.sha256());
            }
        }
        return changes;
    }
}
