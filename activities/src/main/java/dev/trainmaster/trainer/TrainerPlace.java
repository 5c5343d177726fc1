package dev.trainmaster.trainer;

import dev.trainmaster.request.Hyperparameters;
import java.nio.file.Path;

/** Everything of one run that a command template may name. */
public record TrainerPlace(
        Path java, Path install, Path runDirectory, Path dataset, String model, Hyperparameters hyperparameters) {
    public static TrainerPlace of(
            TrainerHost host, Path runDirectory, Path dataset, String model, Hyperparameters hyperparameters) {
        return new TrainerPlace(host.java(), host.install(), runDirectory, dataset, model, hyperparameters);
    }

    public Path manifest() {
        return runDirectory.resolve("manifest.yaml");
    }

    public Path output() {
        return runDirectory.resolve("train");
    }
}
