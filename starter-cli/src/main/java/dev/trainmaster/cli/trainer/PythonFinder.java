package dev.trainmaster.cli.trainer;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.trainer.InstallRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds a Python that is new enough for a trainer and not too new. */
final class PythonFinder {

    private static final int NEWEST = 19;
    private static final String ASK = "import sys; print('%d.%d' % sys.version_info[:2]); import venv";

    private final Tool tool;

    PythonFinder(Tool tool) {
        this.tool = tool;
    }

    /** A program and its version, such as 3.11. */
    record Python(String program, String version) {}

    Python find(String trainer, InstallRule rule, Optional<String> asked) {
        List<String> seen = new ArrayList<>();
        for (String program : asked.map(List::of).orElseGet(() -> candidates(rule))) {
            Optional<Python> python = version(program);
            if (python.isPresent() && fits(rule, python.get().version())) {
                return python.get();
            }
            python.ifPresent(found -> seen.add(found.program() + " is " + found.version()));
        }
        throw new CommandFailure(
                ExitCode.RUN_FAILED,
                "The trainer " + trainer + " needs Python " + rule.python() + " or newer"
                        + rule.before().map(end -> ", but before " + end).orElse("")
                        + ", with its venv module",
                seen.isEmpty() ? List.of(asked.orElse("python3") + " is no such Python") : seen,
                List.of("Install one, or name one: --python /path/to/python" + rule.python()));
    }

    private static List<String> candidates(InstallRule rule) {
        List<String> programs = new ArrayList<>(List.of("python3"));
        IntStream.rangeClosed(minor(rule.python()), NEWEST).forEach(minor -> programs.add("python3." + minor));
        return programs;
    }

    private Optional<Python> version(String program) {
        Tool.End end = tool.run(List.of(program, "-c", ASK), line -> {});
        return end.good()
                ? end.lastLines().stream().findFirst().map(version -> new Python(program, version.strip()))
                : Optional.empty();
    }

    private static boolean fits(InstallRule rule, String version) {
        return version.matches("3\\.[0-9]+")
                && minor(version) >= minor(rule.python())
                && rule.before().map(end -> minor(version) < minor(end)).orElse(true);
    }

    private static int minor(String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1));
    }
}
