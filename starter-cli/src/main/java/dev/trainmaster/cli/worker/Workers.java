package dev.trainmaster.cli.worker;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.console.Json;
import dev.trainmaster.server.TemporalServer;
import dev.trainmaster.supervisor.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts and finds the worker of this home. */
public final class Workers {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LINES_OF_LOG = 15;

    private final Surroundings surroundings;

    public Workers(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public Path log() {
        return surroundings.home().resolve("worker").resolve("worker.log");
    }

    /** The worker of this home, if it lives. */
    public Optional<WorkerRecord> running() {
        Path file = surroundings.home().resolve("worker").resolve("worker.json");
        try {
            return Optional.of(new Json().mapper().readValue(Files.readAllBytes(file), WorkerRecord.class))
                    .filter(WorkerRecord::isAlive);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.RUN_FAILED,
                    "Cannot read " + file + ", which names the worker of this home: " + e.getMessage(),
                    "End that worker by hand if one runs, then remove the file.");
        }
    }

    /** Whether the worker of this home lives and was started for that server. */
    public boolean serves(String address) {
        return running()
                .map(WorkerRecord::serverAddress)
                .filter(address::equals)
                .isPresent();
    }

    /** In the foreground, with this terminal. */
    public ProcessBuilder foreground(Optional<TemporalServer> server) {
        return builder(server, List.of()).inheritIO();
    }

    /** In the background, with its log in the home; it outlives this command. */
    public WorkerProcess startDetached(TemporalServer server, Map<String, String> more) {
        // In a session of its own: neither Ctrl-C nor the end of this terminal reaches it.
        ProcessBuilder builder = builder(Optional.of(server), List.of("setsid"));
        builder.environment().putAll(more);
        try {
            Files.createDirectories(log().getParent());
            builder.redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            Process process = builder.start();
            return WorkerProcess.of(process.pid()).orElseThrow(this::diedEarly);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.RUN_FAILED, "Cannot start a worker: " + e.getMessage());
        }
    }

    /** Until worker.json names it, which is when its health can be asked. */
    public WorkerRecord awaitReady(WorkerProcess worker) {
        long until = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < until) {
            Optional<WorkerRecord> record =
                    running().filter(found -> found.process().equals(worker.id()));
            if (record.isPresent()) {
                return record.get();
            }
            if (!worker.isAlive()) {
                throw diedEarly();
            }
            Pause.of(BETWEEN_LOOKS);
        }
        worker.kill(Duration.ofSeconds(5));
        throw new CommandFailure(
                ExitCode.UNREACHABLE,
                "The worker was not ready within " + START.toSeconds() + " s",
                "Its log: " + log());
    }

    private ProcessBuilder builder(Optional<TemporalServer> server, List<String> wrapper) {
        Path installation = surroundings
                .installation()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "TRAINMASTER_INSTALL does not say where the worker is",
                        "Use the launcher: ./trainmaster"));
        Path jar = installation.resolve("worker-app/target/trainmaster-worker-app.jar");
        if (!Files.isRegularFile(jar)) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE, "The worker is not built: " + jar + " is missing", "mvn -DskipTests package");
        }
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + installation.resolve("worker-app/worker.flags"));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of(
                    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xlog:aot=off"));
        }
        // Made by the launcher. A JVM that cannot use it starts without.
        Optional.ofNullable(surroundings.environment().get("TRAINMASTER_WORKER_ARCHIVE"))
                .ifPresent(archive ->
                        command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-Xlog:cds=off")));
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        // Else the C library keeps an arena of its own for each of some fifty threads.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        builder.environment().put("TRAINMASTER_HOME", surroundings.home().toString());
        builder.environment().put("TRAINMASTER_INSTALL", installation.toString());
        server.ifPresent(running -> {
            builder.environment().put("TEMPORAL_ADDRESS", running.address());
            builder.environment().put("TEMPORAL_NAMESPACE", running.namespace());
        });
        return builder;
    }

    private CommandFailure diedEarly() {
        List<String> end = new ArrayList<>();
        try {
            end.addAll(LogTail.of(log()).lastLines(LINES_OF_LOG));
        } catch (IOException e) {
            end.add("its log cannot be read: " + e.getMessage());
        }
        return new CommandFailure(
                ExitCode.UNREACHABLE, "The worker ended as soon as it had started", end, List.of("Its log: " + log()));
    }
}
