package dev.trainmaster.trainer;

import dev.trainmaster.request.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** How to run one kind of trainer, and how to read what it says. */
public record TrainerProfile(
        String name,
        Optional<String> description,
        Optional<String> version,
        List<String> command,
        Optional<Probe> probe,
        EnvironmentRule environment,
        List<Device> devices,
        LengthUnit lengthUnit,
        TailBatch tailBatch,
        Map<Integer, Meaning> exitCodes,
        List<ErrorPattern> errorPatterns,
        Completion completion,
        Metrics metrics,
        Checkpoints checkpoints) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** What a file leaves out has a usual value. */
    public TrainerProfile {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be lower-case letters, digits and dashes, but is " + name);
        }
        description = description == null ? Optional.empty() : description;
        version = version == null ? Optional.empty() : version;
        command = Template.checked("command", command);
        probe = probe == null ? Optional.empty() : probe;
        environment = environment == null ? new EnvironmentRule(List.of("PATH", "HOME"), Map.of()) : environment;
        devices = devices == null ? List.of(Device.values()) : List.copyOf(devices);
        lengthUnit = lengthUnit == null ? LengthUnit.TOKENS : lengthUnit;
        tailBatch = tailBatch == null ? TailBatch.KEPT : tailBatch;
        exitCodes = exitCodes == null ? Map.of() : Map.copyOf(new LinkedHashMap<>(exitCodes));
        errorPatterns = errorPatterns == null ? List.of() : List.copyOf(errorPatterns);
        completion = completion == null ? Completion.EXIT_CODE_ONLY : completion;
        metrics = metrics == null ? Metrics.USUAL : metrics;
        checkpoints = checkpoints == null ? Checkpoints.USUAL : checkpoints;
    }

    public TrainerCommand commandIn(TrainerPlace place, TrainerHost host) {
        return filled(command, place, host);
    }

    public Optional<TrainerCommand> probeIn(TrainerPlace place, TrainerHost host) {
        return probe.map(asked -> filled(asked.command(), place, host));
    }

    /** Files of the installation that the command names and that are not there. */
    public List<Path> missingFiles(TrainerPlace place) {
        return command.stream()
                .filter(argument -> argument.startsWith("{install}/"))
                .map(argument -> Path.of(Template.filled(argument, place)))
                .filter(file -> !Files.exists(file))
                .toList();
    }

    /** What an end means, the error output before the exit code: it says more. Absent when neither tells. */
    public Optional<Meaning> meaningOf(OptionalInt exitCode, List<String> lastErrorLines) {
        for (ErrorPattern pattern : errorPatterns) {
            if (lastErrorLines.stream().anyMatch(pattern::isIn)) {
                return Optional.of(pattern.meaning());
            }
        }
        return exitCode.isPresent() ? Optional.ofNullable(exitCodes.get(exitCode.getAsInt())) : Optional.empty();
    }

    private TrainerCommand filled(List<String> template, TrainerPlace place, TrainerHost host) {
        List<String> argv = template.stream()
                .map(argument -> Template.filled(argument, place))
                .toList();
        return new TrainerCommand(argv, environment.of(host.environment(), place), place.runDirectory());
    }
}
