package dev.trainmaster.trainer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process to start, exactly. */
public record TrainerCommand(List<String> argv, Map<String, String> environment, Path directory) {
    public TrainerCommand {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    public TrainerCommand with(List<String> others) {
        return new TrainerCommand(others, environment, directory);
    }

    /** Shows no value of the environment: it may hold secrets. */
    @Override
    public String toString() {
        return "TrainerCommand[argv=" + argv + ", directory=" + directory + "]";
    }
}
