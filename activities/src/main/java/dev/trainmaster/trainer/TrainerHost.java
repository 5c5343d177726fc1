package dev.trainmaster.trainer;

import java.nio.file.Path;
import java.util.Map;

/**
 * The machine that trainers run on: its Java, the installation, the virtual environments that {@code trainer install}
 * made, and the environment that profiles may pass on.
 */
public record TrainerHost(Path java, Path install, Path venvs, Map<String, String> environment) {
    public TrainerHost {
        environment = Map.copyOf(environment);
    }

    /** Where the trainers' virtual environments lie below Trainmaster's home. */
    public static Path venvs(Path home) {
        return home.resolve("trainers").resolve("venvs");
    }

    /** How a file comes back that a trainer needs. */
    public String remedy(Path file, String trainer) {
        return file.startsWith(venvs)
                ? "Make it with `trainmaster trainer install " + trainer + "`."
                : "It belongs to the installation in " + install + ": see `trainmaster doctor`.";
    }

    /** Shows no value: an environment holds secrets. */
    @Override
    public String toString() {
        return "TrainerHost[java=" + java + ", install=" + install + "]";
    }
}
