package dev.trainmaster.preflight;

import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.trainer.Redaction;
import dev.trainmaster.trainer.TrainerCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Runs a command that must come to an end: bounded in time and output, with nothing to read, in a session of its own so
 * that all of it can be ended at once.
 */
final class ProbeProcess {
    private static final Path NULL = Path.of("/dev/null");
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    /** Ends the probe when nobody is left to do so: this process may be killed. */
    private static final Path TIMEOUT = Path.of("/usr/bin/timeout");

    private static final Duration LAST_RESORT = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLIS = 50;
    private static final long DRAIN_MILLIS = 2_000;
    private static final long KILL_SECONDS = 5;

    private final long mostBytes;
    private final Map<String, String> workersOwn;
    private final PreflightProgress progress;
    private final Optional<StartDirectory> logs;

    /** @param workersOwn the environment whose secrets nobody must see, beside the command's own */
    ProbeProcess(long mostBytes, Map<String, String> workersOwn, PreflightProgress progress) {
        this(mostBytes, workersOwn, progress, Optional.empty());
    }

    /** @param logs where its output goes as well, as that of a trainer */
    ProbeProcess(
            long mostBytes, Map<String, String> workersOwn, PreflightProgress progress, Optional<StartDirectory> logs) {
        this.mostBytes = mostBytes;
        this.workersOwn = workersOwn;
        this.progress = progress;
        this.logs = logs;
    }

    ProbeEnd run(TrainerCommand command, Duration limit) {
        return run(command, limit, () -> false);
    }

    /** @param enough whether it has done what was wanted of it and may be ended */
    ProbeEnd run(TrainerCommand command, Duration limit, BooleanSupplier enough) {
        if (!Executables.isThere(command)) {
            return new ProbeEnd.NotStarted(
                    "there is no program " + command.argv().get(0));
        }
        ProbeTree tree = new ProbeTree(command.directory());
        tree.end();
        Process process;
        try {
            process = builder(command, limit, tree).start();
        } catch (IOException e) {
            return new ProbeEnd.NotStarted(String.valueOf(e.getMessage()));
        }
        try (OutputStream stdout = log(StartDirectory::stdout);
                OutputStream stderr = log(StartDirectory::stderr)) {
            Redaction redaction = new Redaction(List.of(command.environment(), workersOwn));
            OutputTail output = new OutputTail(process.getInputStream(), redaction, stdout);
            OutputTail errors = new OutputTail(process.getErrorStream(), redaction, stderr);
            return watch(process, output, errors, limit, enough);
        } catch (IOException e) {
            return new ProbeEnd.NotStarted("its output cannot be kept: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ProbeEnd.NotStarted("the dry run was interrupted");
        } finally {
            kill(process);
            tree.end();
        }
    }

    private static ProcessBuilder builder(TrainerCommand command, Duration limit, ProbeTree tree) {
        List<String> argv = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            argv.add(SETSID.toString());
        }
        if (Files.isExecutable(TIMEOUT)) {
            argv.addAll(List.of(
                    TIMEOUT.toString(), "--signal=KILL", limit.plus(LAST_RESORT).toSeconds() + "s"));
        }
        argv.addAll(command.argv());
        ProcessBuilder builder =
                new ProcessBuilder(argv).directory(command.directory().toFile()).redirectInput(NULL.toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        builder.environment().putAll(tree.mark());
        return builder;
    }

    private OutputStream log(Function<StartDirectory, Path> file) throws IOException {
        if (logs.isEmpty()) {
            return OutputStream.nullOutputStream();
        }
        Files.createDirectories(logs.get().path());
        return Files.newOutputStream(file.apply(logs.get()));
    }

    private ProbeEnd watch(
            Process process, OutputTail output, OutputTail errors, Duration limit, BooleanSupplier enough)
            throws InterruptedException {
        Thread outputThread = drain(output);
        Thread errorThread = drain(errors);
        long deadline = System.nanoTime() + limit.toNanos();
        progress.at("probing the trainer");
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            progress.at("probing the trainer");
            if (System.nanoTime() - deadline > 0) {
                return new ProbeEnd.TimedOut(limit, errors.lines());
            }
            if (enough.getAsBoolean()) {
                return new ProbeEnd.Enough();
            }
            if (output.bytes() + errors.bytes() > mostBytes) {
                return new ProbeEnd.TooLong(mostBytes);
            }
        }
        // A grandchild may hold the pipes open after the program is gone.
        outputThread.join(DRAIN_MILLIS);
        errorThread.join(DRAIN_MILLIS);
        return output.bytes() + errors.bytes() > mostBytes
                ? new ProbeEnd.TooLong(mostBytes)
                : new ProbeEnd.Exited(process.exitValue(), output.lines(), errors.lines());
    }

    private static Thread drain(OutputTail tail) {
        Thread thread = new Thread(tail, "probe-output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The group first, while its leader still lives and keeps the number from being given to others. */
    private static void kill(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        if (process.isAlive() && Files.isExecutable(SETSID)) {
            killGroup(process.pid());
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void killGroup(long group) {
        try {
            Process kill = new ProcessBuilder("kill", "-KILL", "--", "-" + group)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(KILL_SECONDS, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("cannot end the probe's process group " + group + ": " + e, e);
        }
    }
}
