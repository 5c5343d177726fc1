package dev.trainmaster.cli.trainer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Another program that is run to its end: bounded in time, with nothing to read, its last lines kept. */
public final class Tool {

    private static final int KEPT = 15;
    private static final Path NULL = Path.of("/dev/null");

    private final Map<String, String> environment;
    private final Duration limit;

    public Tool(Map<String, String> environment, Duration limit) {
        this.environment = environment;
        this.limit = limit;
    }

    /** How it ended, and what it said last. */
    public record End(int exitCode, List<String> lastLines) {
        public boolean good() {
            return exitCode == 0;
        }
    }

    public End run(List<String> argv, Consumer<String> lines) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(found(argv)).redirectInput(NULL.toFile()).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(environment);
            return watch(builder.start(), lines);
        } catch (IOException e) {
            return new End(127, List.of(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new End(130, List.of("interrupted"));
        }
    }

    /** Java looks a program up on the path that it was started with itself, not on that of the environment given here. */
    private List<String> found(List<String> argv) {
        if (argv.get(0).indexOf('/') >= 0) {
            return argv;
        }
        List<String> found = new ArrayList<>(argv);
        Arrays.stream(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, argv.get(0)))
                .filter(Files::isExecutable)
                .findFirst()
                .ifPresent(program -> found.set(0, program.toString()));
        return found;
    }

    private End watch(Process process, Consumer<String> lines) throws InterruptedException {
        Deque<String> last = new ArrayDeque<>();
        Thread reader = new Thread(() -> read(process, lines, last), "tool-output");
        reader.setDaemon(true);
        reader.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new End(124, List.of("did not end within " + limit));
            }
            reader.join(TimeUnit.SECONDS.toMillis(5));
            synchronized (last) {
                return new End(process.exitValue(), List.copyOf(last));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void read(Process process, Consumer<String> lines, Deque<String> last) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.accept(line);
                synchronized (last) {
                    last.addLast(line);
                    if (last.size() > KEPT) {
                        last.removeFirst();
                    }
                }
            }
        } catch (IOException e) {
            lines.accept("its output cannot be read any more: " + e.getMessage());
        }
    }
}
