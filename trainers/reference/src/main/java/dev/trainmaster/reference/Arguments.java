package dev.trainmaster.reference;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;

/** The command line. Parsed by hand: three options do not earn the start-up time of a library. */
record Arguments(Path manifest, Optional<Path> output, OptionalInt maxSteps) {
    static final String USAGE = "usage: --manifest FILE (--output DIR [--max-steps N] | --probe [--max-steps N])";

    static Arguments parse(String... words) throws TrainerException {
        Optional<Path> manifest = Optional.empty();
        Optional<Path> output = Optional.empty();
        OptionalInt maxSteps = OptionalInt.empty();
        boolean probe = false;
        for (Iterator<String> rest = Arrays.asList(words).iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--manifest" -> manifest = Optional.of(Path.of(valueOf(option, rest)));
                case "--output" -> output = Optional.of(Path.of(valueOf(option, rest)));
                case "--max-steps" -> maxSteps = OptionalInt.of(steps(valueOf(option, rest)));
                case "--probe" -> probe = true;
                default -> throw usage("unknown argument " + option);
            }
        }
        if (manifest.isEmpty()) {
            throw usage("--manifest is missing");
        }
        if (!probe && output.isEmpty()) {
            throw usage("--output is missing");
        }
        return new Arguments(manifest.get(), probe ? Optional.empty() : output, maxSteps);
    }

    private static String valueOf(String option, Iterator<String> rest) throws TrainerException {
        if (!rest.hasNext()) {
            throw usage(option + " needs a value");
        }
        return rest.next();
    }

    private static int steps(String value) throws TrainerException {
        if (!value.matches("[1-9]\\d{0,8}")) {
            throw usage("--max-steps must be a whole number above 0, not " + value);
        }
        return Integer.parseInt(value);
    }

    private static TrainerException usage(String problem) {
        return new TrainerException(ExitCode.CONFIG, problem + "; " + USAGE);
    }
}
