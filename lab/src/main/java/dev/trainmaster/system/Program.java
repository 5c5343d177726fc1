package dev.trainmaster.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process with its output in files, so that it never waits for a reader. */
public final class Program implements AutoCloseable {

    private final Process process;
    private final Path stdout;
    private final Path stderr;

    private Program(Process process, Path stdout, Path stderr) {
        this.process = process;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    public static Program start(List<String> command, Map<String, String> environment, Path directory, Path output) {
        Path stdout = output.resolveSibling(output.getFileName() + ".out");
        Path stderr = output.resolveSibling(output.getFileName() + ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile());
        // Nothing of the shell that runs the tests may decide what they find.
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("(TRAINMASTER_(?!CACHE)|TEMPORAL_|COLUMNS|NO_COLOR).*"));
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start(), stdout, stderr);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String stdout() {
        return text(stdout);
    }

    public String stderr() {
        return text(stderr);
    }

    /** Its exit code; a program that does not end in time is killed and fails the test. */
    public int await(Duration bound) {
        try {
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                throw new AssertionError("It did not end within " + bound + ": "
                        + process.info().commandLine().orElse("pid " + pid()) + "\n" + stdout() + stderr());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGINT, as Ctrl-C sends it. */
    public void interrupt() {
        LiveProcesses.signal("INT", pid());
    }

    /** SIGKILL, and gone when this returns. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
