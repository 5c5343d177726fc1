package dev.trainmaster.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Starts a server's process so that it lives exactly as long as it should. */
final class ServerProcess {
    private ServerProcess() {}

    static Process start(List<String> command, Lifetime lifetime, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(wrapped(command, lifetime, new ProgramPath(environment)))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // An address or a profile of the user's must not reach into the server's own command line.
        builder.environment().keySet().removeIf(name -> name.startsWith("TEMPORAL_"));
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread keeper = new Thread(() -> startAndStay(builder, log, started), "temporal-server-keeper");
        keeper.setDaemon(true);
        keeper.start();
        try {
            return started.join();
        } catch (CompletionException e) {
            throw new ServerUnavailableException(
                    "Cannot start " + command.get(0) + ": " + e.getCause().getMessage(), e.getCause());
        }
    }

    /** The death signal fires when the thread that forked ends, not the process: this thread stays. */
    private static void startAndStay(ProcessBuilder builder, Path log, CompletableFuture<Process> started) {
        try {
            Files.createDirectories(log.getParent());
            Process process = builder.start();
            started.complete(process);
            process.waitFor();
        } catch (IOException e) {
            started.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An own session in both cases: a Ctrl-C at the terminal is for the command, which still needs its server. */
    private static List<String> wrapped(List<String> command, Lifetime lifetime, ProgramPath path) {
        List<String> wrapped = new ArrayList<>();
        path.find("setsid").ifPresent(setsid -> wrapped.add(setsid.toString()));
        if (lifetime == Lifetime.FOREGROUND) {
            wrapped.addAll(deathSignal(path));
        }
        wrapped.addAll(command);
        return wrapped;
    }

    /** Not every setpriv knows the flag, and other systems have none: there the server ends by close alone. */
    private static List<String> deathSignal(ProgramPath path) {
        Optional<Path> setpriv = path.find("setpriv");
        if (setpriv.isEmpty()) {
            return List.of();
        }
        List<String> prefix = List.of(setpriv.get().toString(), "--pdeathsig", "KILL");
        try {
            List<String> trial = new ArrayList<>(prefix);
            trial.add("true");
            new BoundedCommand(trial, Map.of(), Duration.ofSeconds(5)).run(line -> {});
            return prefix;
        } catch (IOException unknownFlag) {
            return List.of();
        }
    }
}
