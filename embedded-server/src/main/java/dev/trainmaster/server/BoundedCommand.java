package dev.trainmaster.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a program to its end, within a bound, and hands out its lines as they come. */
record BoundedCommand(List<String> argv, Map<String, String> extraEnvironment, Duration bound) {
    private static final int KEPT_LINES = 12;

    /** The last lines. Fails when the program cannot start, takes too long, or ends with another code than 0. */
    String run(Consumer<String> progress) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(argv)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(extraEnvironment);
        Process process = builder.start();
        Deque<String> tail = new ArrayDeque<>();
        Thread reader = new Thread(() -> drain(process, tail, progress), "output-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        try {
            if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(argv.get(0) + " did not end within " + bound.toSeconds() + " s");
            }
            reader.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + argv.get(0), e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(argv.get(0) + " ended with exit code " + process.exitValue() + ": " + joined(tail));
        }
        return joined(tail);
    }

    private static void drain(Process process, Deque<String> tail, Consumer<String> progress) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (tail) {
                    tail.addLast(line);
                    if (tail.size() > KEPT_LINES) {
                        tail.removeFirst();
                    }
                }
                progress.accept(line);
            }
        } catch (IOException closed) {
            progress.accept("(output ended: " + closed.getMessage() + ")");
        }
    }

    private static String joined(Deque<String> tail) {
        synchronized (tail) {
            return String.join("\n", tail);
        }
    }
}
