package dev.trainmaster.failure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How a trainer's process ended: by an exit code or a signal, after which last lines of error output. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainerDeath(
        TrainerFailureClass kind,
        OptionalInt exitCode,
        Optional<String> signal,
        List<String> lastErrorLines,
        Optional<String> logPath) {

    public TrainerDeath {
        lastErrorLines = List.copyOf(lastErrorLines);
    }
}
