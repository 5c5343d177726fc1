package dev.trainmaster.trainer;

import dev.trainmaster.request.Hyperparameters;
import dev.trainmaster.request.TrainingRequest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything of one run that a template may name.
 *
 * @param totalSteps as planned by the profile's own rule
 * @param checkpoint what a start resumes from, if there is one
 */
public record TrainerPlace(
        TrainerHost host,
        Path runDirectory,
        Path dataset,
        long records,
        long totalSteps,
        TrainingRequest request,
        Optional<Object> checkpoint) {
    private static final String GENERATED = "generated";

    /** A run before its first step. */
    public static TrainerPlace of(
            TrainerHost host,
            Path runDirectory,
            Path dataset,
            long records,
            TrainerProfile profile,
            TrainingRequest request) {
        long total = profile.tailBatch().totalSteps(records, request.hyperparameters());
        return new TrainerPlace(host, runDirectory, dataset, records, total, request, Optional.empty());
    }

    /** Stands for its path in what is approved; nothing that a person wrote may look like it. */
    TrainerPlace resumingFrom(String checkpoint) {
        return new TrainerPlace(host, runDirectory, dataset, records, totalSteps, request, Optional.of(checkpoint));
    }

    public Hyperparameters hyperparameters() {
        return request.hyperparameters();
    }

    public Path manifest() {
        return runDirectory.resolve("manifest.yaml");
    }

    public Path output() {
        return runDirectory.resolve("train");
    }

    /** Where generated files go: each start writes those that were approved. */
    public Path files() {
        return files(runDirectory);
    }

    public static Path files(Path runDirectory) {
        return runDirectory.resolve(GENERATED);
    }

    public Path venv() {
        return host.venvs().resolve(request.trainer());
    }
}
