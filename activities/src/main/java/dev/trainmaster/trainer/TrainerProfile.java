package dev.trainmaster.trainer;

import dev.trainmaster.request.Device;
import dev.trainmaster.request.ExportFormat;
import java.util.Collections;
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
        CommandTemplate command,
        Optional<Probe> probe,
        Optional<String> workingDirectory,
        Map<String, Object> files,
        EnvironmentRule environment,
        Optional<InstallRule> install,
        List<Device> devices,
        List<ExportFormat> formats,
        SettingRules settings,
        LengthUnit lengthUnit,
        TailBatch tailBatch,
        Map<Integer, Meaning> exitCodes,
        List<ErrorPattern> errorPatterns,
        Completion completion,
        Metrics metrics,
        Checkpoints checkpoints,
        Stopping stop,
        ModelFiles model) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    static final List<String> DIRECTORIES = List.of("run", "output", "install");

    /** What a file leaves out has a usual value. */
    public TrainerProfile {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be lower-case letters, digits and dashes, but is " + name);
        }
        description = description == null ? Optional.empty() : description;
        version = version == null ? Optional.empty() : version;
        settings = settings == null ? SettingRules.OPEN : settings;
        Vocabulary vocabulary = Vocabulary.of(settings);
        command = CommandTemplate.checked("command", command, vocabulary);
        probe = probe == null ? Optional.empty() : probe;
        probe.ifPresent(asked -> CommandTemplate.checked("probe.command", asked.command(), vocabulary));
        workingDirectory = workingDirectory == null ? Optional.empty() : workingDirectory;
        workingDirectory.filter(place -> !DIRECTORIES.contains(place)).ifPresent(place -> {
            throw new IllegalArgumentException("workingDirectory is run, output or install, but is " + place);
        });
        files = files == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(files));
        GeneratedFile.check(files, vocabulary);
        environment =
                environment == null ? new EnvironmentRule(List.of("PATH", "HOME"), List.of(), Map.of()) : environment;
        environment.check(vocabulary);
        install = install == null ? Optional.empty() : install;
        devices = devices == null ? List.of(Device.values()) : List.copyOf(devices);
        formats = formats == null ? List.of(ExportFormat.values()) : List.copyOf(formats);
        lengthUnit = lengthUnit == null ? LengthUnit.TOKENS : lengthUnit;
        tailBatch = tailBatch == null ? TailBatch.KEPT : tailBatch;
        exitCodes = exitCodes == null ? Map.of() : Map.copyOf(new LinkedHashMap<>(exitCodes));
        errorPatterns = errorPatterns == null ? List.of() : List.copyOf(errorPatterns);
        completion = completion == null ? Completion.EXIT_CODE_ONLY : completion;
        metrics = metrics == null ? Metrics.USUAL : metrics;
        checkpoints = checkpoints == null ? Checkpoints.USUAL : checkpoints;
        stop = stop == null ? Stopping.USUAL : stop;
        model = model == null ? ModelFiles.NEWEST_CHECKPOINT : model;
    }

    public TrainerCommand commandIn(TrainerPlace place) {
        return new Rendering(this, place).trainer();
    }

    public Optional<TrainerCommand> probeIn(TrainerPlace place) {
        return probe.map(asked -> new Rendering(this, place).of(asked.command()));
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
}
