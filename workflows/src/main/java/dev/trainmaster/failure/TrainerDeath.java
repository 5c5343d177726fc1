package dev.trainmaster.failure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a trainer's process ended: by an exit code or a signal, after which last lines of error output.
 *
 * @param firstErrorLines how that output began, if the last lines are not all of it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainerDeath(
        TrainerFailureClass kind,
        OptionalInt exitCode,
        Optional<String> signal,
        List<String> lastErrorLines,
        Optional<String> logPath,
        List<String> firstErrorLines) {

    public TrainerDeath {
        lastErrorLines = List.copyOf(lastErrorLines);
        firstErrorLines = firstErrorLines == null ? List.of() : List.copyOf(firstErrorLines);
    }

    public TrainerDeath(
            TrainerFailureClass kind,
            OptionalInt exitCode,
            Optional<String> signal,
            List<String> lastErrorLines,
            Optional<String> logPath) {
        this(kind, exitCode, signal, lastErrorLines, logPath, List.of());
    }
}
