package dev.trainmaster.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One start of a trainer.
 *
 * @param argv the program and its arguments; no shell reads them
 * @param environment the trainer's whole environment; only its names are ever written down
 * @param grace between SIGTERM and SIGKILL when nobody says otherwise
 * @param lease of a run that may move
 * @param resources what the trainer may take of the host
 */
public record StartSpec(
        String runId,
        int start,
        List<String> argv,
        Map<String, String> environment,
        Path workingDirectory,
        RunToken token,
        Duration grace,
        OutputLimit outputLimit,
        Optional<Lease> lease,
        ResourceLimits resources) {

    /** For a run that stays on this host: no lapse of contact ends its trainer. */
    public StartSpec(
            String runId,
            int start,
            List<String> argv,
            Map<String, String> environment,
            Path workingDirectory,
            RunToken token,
            Duration grace,
            OutputLimit outputLimit) {
        this(runId, start, argv, environment, workingDirectory, token, grace, outputLimit, Optional.empty());
    }

    /** With nothing bounded. */
    public StartSpec(
            String runId,
            int start,
            List<String> argv,
            Map<String, String> environment,
            Path workingDirectory,
            RunToken token,
            Duration grace,
            OutputLimit outputLimit,
            Optional<Lease> lease) {
        this(runId, start, argv, environment, workingDirectory, token, grace, outputLimit, lease, ResourceLimits.NONE);
    }

    public StartSpec bounded(ResourceLimits limits) {
        return new StartSpec(
                runId, start, argv, environment, workingDirectory, token, grace, outputLimit, lease, limits);
    }

    public StartSpec {
        if (runId.isBlank()) {
            throw new IllegalArgumentException("A start needs the id of its run");
        }
        if (start < 1) {
            throw new IllegalArgumentException("Starts are numbered from 1, run " + runId + " has " + start);
        }
        if (argv.isEmpty() || argv.get(0).isBlank()) {
            throw new IllegalArgumentException("Run " + runId + " names no program to start");
        }
        for (String text : argv) {
            requireNoNul(runId, "an argument", text);
        }
        environment.forEach((name, value) -> {
            if (name.isEmpty() || name.indexOf('=') >= 0) {
                throw new IllegalArgumentException(
                        "Run " + runId + " has an environment variable with an impossible name: \"" + name + "\"");
            }
            requireNoNul(runId, "the environment variable " + name, name + value);
        });
        if (grace.isNegative()) {
            throw new IllegalArgumentException("Run " + runId + " has a negative grace: " + grace);
        }
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        workingDirectory = workingDirectory.toAbsolutePath();
    }

    private static void requireNoNul(String runId, String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("Run " + runId + ": " + what + " holds a NUL character");
        }
    }

    /** Values may be secrets. */
    @Override
    public String toString() {
        return "start " + start + " of run " + runId + ": " + argv + ", environment " + environment.keySet();
    }
}
