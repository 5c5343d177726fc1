package dev.trainmaster.trainer;

import java.nio.file.Path;
import java.util.Map;

/** The machine that trainers run on: its Java, the installation, and the environment that profiles may pass on. */
public record TrainerHost(Path java, Path install, Map<String, String> environment) {
    public TrainerHost {
        environment = Map.copyOf(environment);
    }

    /** Shows no value: an environment holds secrets. */
    @Override
    public String toString() {
        return "TrainerHost[java=" + java + ", install=" + install + "]";
    }
}
