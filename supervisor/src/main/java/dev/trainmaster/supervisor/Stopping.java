package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.supervisor.shim.Signals;
import dev.trainmaster.supervisor.shim.StopFile;
import dev.trainmaster.supervisor.shim.TokenSweep;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The worker's side of a stop: writes the request, waits for the shim, then proves that nothing is left. */
final class Stopping {

    /** What the shim may take after the grace: its poll, the kill, the last output, exit.json. */
    private static final Duration SHIM_AFTER_GRACE = Duration.ofSeconds(10);

    private static final Duration AFTER_KILLING_THE_SHIM = Duration.ofSeconds(3);
    private static final long PAUSE_MILLIS = 20;
    private static final long KILL_MILLIS = 5_000;
    private static final long WAKE_NANOS = Duration.ofMillis(500).toNanos();

    private final Findings findings;
    private final Proc proc;
    private final Consumer<ProcessId> wake;
    private final Clock clock;

    Stopping(Findings findings, Proc proc, Consumer<ProcessId> wake, Clock clock) {
        this.findings = findings;
        this.proc = proc;
        this.wake = wake;
        this.clock = clock;
    }

    StopOutcome stop(RunDirectory run, StopRequest request) throws IOException, InterruptedException {
        try {
            append(run, request);
        } catch (IOException e) {
            stopWithoutADisk(run, request, e);
        }
        Optional<StopOutcome> outcome = await(run, request, request.grace().plus(SHIM_AFTER_GRACE));
        if (outcome.isPresent()) {
            return outcome.get();
        }
        Optional<ProcessId> shim = verifiedShim(run, request.start());
        if (shim.isEmpty()) {
            return new StopOutcome.CannotVerify("the lock " + run.lock() + " is held by a process that cannot be "
                    + "verified as a shim of this run; find it with: lslocks");
        }
        new Signals(proc).kill(shim.get());
        return await(run, request, AFTER_KILLING_THE_SHIM)
                .orElseGet(() -> new StopOutcome.CouldNotKill(List.of(shim.get())));
    }

    private static void append(RunDirectory run, StopRequest request) throws IOException {
        run.create();
        new StopFile(run.stop())
                .append(new StopFile.Request(request.start(), request.grace().toMillis(), request.reason()));
    }

    /** The trainer that filled the disk must be stoppable: the shim takes SIGTERM too. But this stop is not for good. */
    private void stopWithoutADisk(RunDirectory run, StopRequest request, IOException unwritten)
            throws IOException, InterruptedException {
        Optional<ProcessId> shim = verifiedShim(run, request.start());
        if (shim.isPresent()) {
            new Signals(proc).terminate(shim.get());
            await(run, request, request.grace().plus(SHIM_AFTER_GRACE));
        }
        try {
            append(run, request);
        } catch (IOException e) {
            e.addSuppressed(unwritten);
            throw new IOException(
                    "The stop of start " + request.start() + " could not be written to " + run.stop()
                            + ": what lived was told to stop, but nothing forbids a later start. Make room and repeat"
                            + " the stop.",
                    e);
        }
    }

    private Optional<StopOutcome> await(RunDirectory run, StopRequest request, Duration bound)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        long lastWake = System.nanoTime() - WAKE_NANOS;
        while (true) {
            if (aLaterStartLives(run, request.start())) {
                // It began only after all earlier ones were proven gone.
                return Optional.of(gone(run, request));
            }
            try (RunLock lock = RunLock.tryTake(run.lock()).orElse(null)) {
                if (lock != null) {
                    return Optional.of(sweep(run, request));
                }
            }
            if (System.nanoTime() - deadline > 0) {
                return Optional.empty();
            }
            if (System.nanoTime() - lastWake >= WAKE_NANOS) {
                lastWake = System.nanoTime();
                wakeShims(run, request.start());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** By the token alone: a shim that is suspended may not have written down yet who it is. */
    private void wakeShims(RunDirectory run, int start) throws IOException {
        for (StartDirectory directory : run.starts()) {
            Optional<StartFiles.Owner> owner =
                    directory.number() <= start ? new StartFiles(directory).owner() : Optional.empty();
            if (owner.isPresent()) {
                sweep(owner.get().token()).suspendedShims().forEach(wake);
            }
        }
    }

    private TokenSweep sweep(String token) {
        return new TokenSweep(proc, token, ProcessHandle.current().pid());
    }

    private boolean aLaterStartLives(RunDirectory run, int start) throws IOException {
        for (StartDirectory directory : run.starts()) {
            if (directory.number() > start
                    && findings.whileOthersMayHoldTheLock(run, directory.number()) instanceof Finding.Running) {
                return true;
            }
        }
        return false;
    }

    private StopOutcome sweep(RunDirectory run, StopRequest request) throws IOException {
        Set<String> tokens = new LinkedHashSet<>();
        for (StartDirectory directory : run.starts()) {
            if (directory.number() <= request.start()) {
                try {
                    Optional<StateFile> spec = new StartFiles(directory).spec();
                    if (spec.isPresent()) {
                        tokens.add(spec.get().text("token"));
                    }
                } catch (DamagedFileException e) {
                    return new StopOutcome.CannotVerify("no shim lives, but the token of start " + directory.number()
                            + " is not known, so its processes cannot be looked for: " + directory.spec() + ": "
                            + e.getMessage());
                }
            }
        }
        List<ProcessId> survivors = new ArrayList<>();
        for (String token : tokens) {
            survivors.addAll(sweep(token).stop(request.grace().toMillis(), KILL_MILLIS));
        }
        return survivors.isEmpty() ? gone(run, request) : new StopOutcome.CouldNotKill(List.copyOf(survivors));
    }

    private StopOutcome.Gone gone(RunDirectory run, StopRequest request) {
        List<Integer> starts = new ArrayList<>();
        for (StartDirectory directory : run.starts()) {
            if (directory.number() <= request.start()) {
                starts.add(directory.number());
            }
        }
        return new StopOutcome.Gone(List.copyOf(starts), clock.instant());
    }

    private Optional<ProcessId> verifiedShim(RunDirectory run, int start) throws IOException {
        for (StartDirectory directory : run.starts()) {
            if (directory.number() <= start
                    && findings.whileOthersMayHoldTheLock(run, directory.number()) instanceof Finding.Running running) {
                return Optional.of(running.shim().process());
            }
        }
        return Optional.empty();
    }
}
