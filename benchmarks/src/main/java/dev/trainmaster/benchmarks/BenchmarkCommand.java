package dev.trainmaster.benchmarks;

import dev.trainmaster.benchmarks.figure.Report;
import dev.trainmaster.benchmarks.lab.Lab;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./trainmaster benchmarks} */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = {
            "Measures Trainmaster on this machine and prints each figure beside its bound.",
            "Exit code 1 when a bound is missed."
        })
final class BenchmarkCommand implements Callable<Integer> {

    private static final int MISSED = 1;

    private final Path root;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description =
                    "run, cli, burst, many, idle, supervision, adoption, export, postgres, demo, install, tunix; all when none is named")
    private List<String> names = List.of();

    @Option(names = "--runs", paramLabel = "N", description = "how often each is measured (default: each its own)")
    private Optional<Integer> runs = Optional.empty();

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "how many records the export has (default: 500000; its last figure has ten times as many)")
    private long records = 500_000;

    BenchmarkCommand(Path root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        runs.filter(count -> count < 1).ifPresent(count -> {
            throw new ParameterException(spec.commandLine(), "--runs must be at least 1, but is " + count);
        });
        List<Benchmark> benchmarks = benchmarks();
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        err.println("starting a server and a worker ...");
        try (Lab lab = Lab.open(root, Map.of())) {
            OptionalInt times = runs.map(OptionalInt::of).orElse(OptionalInt.empty());
            Report report = new Sitting(lab, err::println).take(benchmarks, times);
            report.lines().forEach(out::println);
            return report.allKept() ? 0 : MISSED;
        }
    }

    private List<Benchmark> benchmarks() {
        try {
            return new Catalogue(records).named(names);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
