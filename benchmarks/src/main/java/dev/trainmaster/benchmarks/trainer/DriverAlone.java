package dev.trainmaster.benchmarks.trainer;

import dev.trainmaster.benchmarks.lab.BenchmarkException;
import dev.trainmaster.benchmarks.lab.Folders;
import dev.trainmaster.benchmarks.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The trainer of a run that has been, started again as a plain process: same manifest, nobody watching. */
final class DriverAlone {

    private static final long BOUND_MINUTES = 10;

    private final Lab lab;
    private final Path run;

    DriverAlone(Lab lab, String runId) {
        this.lab = lab;
        this.run = lab.run(runId);
    }

    /** From the start of the process to its end. */
    double seconds() {
        Path output = Folders.temporary();
        try {
            ProcessBuilder builder = new ProcessBuilder(command(output))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.resolve("out.txt").toFile())
                    .redirectError(output.resolve("err.txt").toFile());
            // As a trainer has them.
            builder.environment().remove("PYTHONDONTWRITEBYTECODE");
            builder.environment()
                    .put("PYTHONPATH", lab.root().resolve("trainers/tunix/src").toString());
            builder.environment().put("PYTHONUNBUFFERED", "1");
            long begun = System.nanoTime();
            Process process = builder.start();
            if (!process.waitFor(BOUND_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new BenchmarkException(
                        "the driver alone did not train: " + Files.readString(output.resolve("err.txt")));
            }
            return (System.nanoTime() - begun) / 1e9;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted while the driver trained alone");
        } finally {
            Folders.remove(output);
        }
    }

    private List<String> command(Path output) {
        List<String> command = new ArrayList<>();
        Lab.json(run.resolve("train/1/spec.json")).path("argv").forEach(argument -> command.add(argument.asText()));
        int at = command.indexOf("--output");
        command.set(at + 1, output.toString());
        return command;
    }
}
