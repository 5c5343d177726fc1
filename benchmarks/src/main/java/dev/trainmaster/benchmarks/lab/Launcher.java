package dev.trainmaster.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./trainmaster} as a user types it, in a home of its own. */
public final class Launcher {

    private final Path root;
    private final Path home;
    private final Map<String, String> environment;

    public Launcher(Path root, Path home, Map<String, String> environment) {
        this.root = root;
        this.home = home;
        this.environment = environment;
    }

    /** The same with more in the environment. */
    Launcher with(Map<String, String> more) {
        return at(home, more);
    }

    /** The same with another home, and with more in the environment. */
    public Launcher at(Path other, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Launcher(root, other, all);
    }

    /** Whether the shell finds such a program. */
    public static boolean knows(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** From the start of the process to its end, with exit code 0, or an exception. */
    public Elapsed time(Jdk jdk, Duration bound, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("trainmaster").toString()));
        command.addAll(List.of(arguments));
        Path output = home.resolve("last-output.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // Nothing of the shell around may decide what is measured.
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("(TRAINMASTER_(HOME|INSTALL)|TEMPORAL_|COLUMNS).*"));
        builder.environment().put("TRAINMASTER_HOME", home.toString());
        builder.environment().put("JAVA_HOME", jdk.home().toString());
        builder.environment().putAll(environment);
        try {
            double cpuBefore = ProcessFacts.reapedChildrenCpuSeconds();
            long started = System.nanoTime();
            Process process = builder.start();
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroy();
                throw new BenchmarkException(
                        command + " did not end within " + bound + ":\n" + Files.readString(output));
            }
            double wall = (System.nanoTime() - started) / 1e9;
            if (process.exitValue() != 0) {
                throw new BenchmarkException(
                        command + " ended with exit code " + process.exitValue() + ":\n" + Files.readString(output));
            }
            return new Elapsed(wall, ProcessFacts.reapedChildrenCpuSeconds() - cpuBefore);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted while waiting for " + command);
        }
    }

    /** @param cpuSeconds of the process and of those of its children that it waited for */
    public record Elapsed(double wallSeconds, double cpuSeconds) {}
}
