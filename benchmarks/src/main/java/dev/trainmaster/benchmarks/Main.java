package dev.trainmaster.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine;

/** Started by the launcher script, which tells where the checkout is. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        String root = System.getenv().getOrDefault("TRAINMASTER_INSTALL", ".");
        BenchmarkCommand command =
                new BenchmarkCommand(Path.of(root).toAbsolutePath().normalize());
        System.exit(new CommandLine(command).execute(args));
    }
}
