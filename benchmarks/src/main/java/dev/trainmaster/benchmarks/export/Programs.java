package dev.trainmaster.benchmarks.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainmaster.benchmarks.lab.BenchmarkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs what is measured, each in a process of its own. */
final class Programs {
    private static final long BOUND_MINUTES = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    Programs(Path folder) {
        this.folder = folder;
    }

    /** Several times in one process with 64 MiB of heap: the first is cold, the others are not. */
    List<Taken> java(String what, Path input, int times) {
        return taken(run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                ExportProcess.class.getName(),
                what,
                input.toString(),
                folder.resolve(what + ".jsonl").toString(),
                Integer.toString(times)));
    }

    Taken python(Path venv, Path script, Path input) {
        String output = folder.resolve("python.jsonl").toString();
        return taken(run(
                        venv.resolve("bin/python").toString(),
                        script.toString(),
                        input.toString(),
                        output,
                        "benchmark"))
                .get(0);
    }

    String run(String... command) {
        Path output = folder.resolve("output.txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(BOUND_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new BenchmarkException(Arrays.toString(command) + " did not end in " + BOUND_MINUTES + " min");
            }
            String said = Files.readString(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new BenchmarkException(
                        Arrays.toString(command) + " ended with exit code " + process.exitValue() + ":\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted while waiting for " + command[0]);
        }
    }

    private static List<Taken> taken(String output) {
        List<Taken> taken = new ArrayList<>();
        try {
            for (String line :
                    output.lines().filter(text -> text.startsWith("{")).toList()) {
                JsonNode node = JSON.readTree(line);
                taken.add(new Taken(
                        node.path("records").asLong(),
                        node.path("wallSeconds").asDouble(),
                        node.path("cpuSeconds").asDouble(),
                        node.path("peakMegabytes").asDouble()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken;
    }
}
