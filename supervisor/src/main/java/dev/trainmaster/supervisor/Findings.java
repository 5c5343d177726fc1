package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.Finding.Activity;
import dev.trainmaster.supervisor.Finding.Origin;
import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.supervisor.shim.ProcessStat;
import dev.trainmaster.supervisor.shim.TokenSweep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells the state of a start from its files, the lock and the processes of this host. Changes nothing. */
final class Findings {

    /** Longer than any worker holds a lock only to look. */
    private static final Duration LOOKING = Duration.ofMillis(500);

    private static final long PAUSE_MILLIS = 20;

    private final Proc proc;
    private final String bootId;

    Findings(Proc proc) {
        this.proc = proc;
        this.bootId = proc.bootId();
    }

    Finding find(RunDirectory run, int start) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LOOKING.toNanos();
        while (true) {
            Finding finding = whileOthersMayHoldTheLock(run, start);
            if (!needsTheLock(finding)) {
                return finding;
            }
            try (RunLock lock = RunLock.tryTake(run.lock()).orElse(null)) {
                if (lock != null) {
                    return holdingTheLock(run, start);
                }
            }
            if (System.nanoTime() - deadline > 0) {
                return finding;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /**
     * The cheap look of every second: a shim that was verified is the same while its pid has the same start ticks. Empty
     * where anything has changed: then it takes a whole look.
     */
    Optional<Finding.Running> stillRunning(RunDirectory run, int start, Finding.Running last) {
        Activity now = activity(last.trainer());
        if ((now != Activity.RUNNING && now != Activity.SUSPENDED)
                || Files.exists(run.start(start).exit())) {
            return Optional.empty();
        }
        return proc.stat(last.shim().pid())
                .filter(shim -> !shim.gone() && shim.id().equals(last.shim().process()))
                .map(shim -> new Finding.Running(
                        Origin.ADOPTED, last.shim(), last.since(), last.trainer(), attended(now, shim)));
    }

    private static boolean needsTheLock(Finding finding) {
        return finding instanceof Finding.Prepared || finding instanceof Finding.Unverifiable;
    }

    /** Sure of everything but Prepared and Unverifiable. */
    Finding whileOthersMayHoldTheLock(RunDirectory run, int start) throws IOException {
        return look(run.start(start), false);
    }

    /** With the lock in our hands no shim lives, unless it proves that it does. */
    Finding holdingTheLock(RunDirectory run, int start) throws IOException {
        return look(run.start(start), true);
    }

    private Finding look(StartDirectory directory, boolean lockIsOurs) throws IOException {
        try {
            StartFiles files = new StartFiles(directory);
            Optional<StateFile> spec = files.spec();
            if (spec.isEmpty()) {
                return new Finding.Nothing();
            }
            Optional<StateFile> shim = files.shim(spec.get());
            Optional<Exit> exit = files.exit(spec.get());
            if (exit.isPresent()) {
                return new Finding.Ended(exit.get());
            }
            if (shim.isEmpty()) {
                return new Finding.Prepared(shimLog(directory));
            }
            return withShim(files, spec.get(), shim.get(), lockIsOurs);
        } catch (DamagedFileException e) {
            return e.finding();
        }
    }

    private Finding withShim(StartFiles files, StateFile spec, StateFile shim, boolean lockIsOurs)
            throws IOException, DamagedFileException {
        Identity identity = shim.identity();
        String token = spec.text("token");
        Optional<ProcessStat> process = shimProcess(identity, token);
        if (process.isPresent()) {
            Optional<Identity> trainer = files.trainer(spec);
            return new Finding.Running(
                    Origin.ADOPTED,
                    identity,
                    shim.time("startedAtMillis"),
                    trainer,
                    attended(activity(trainer), process.get()));
        }
        if (lockIsOurs) {
            return new Finding.Lost(identity, identity.bootId().equals(bootId), carriers(token));
        }
        return new Finding.Unverifiable("the lock is held, but " + identity.process()
                + " is not, or not any more, the shim that shim.json names");
    }

    /** Pid, start ticks, boot and token: all of them, or it is a stranger. */
    private Optional<ProcessStat> shimProcess(Identity identity, String token) {
        byte[] entry = (TokenSweep.SHIM_VARIABLE + "=" + token).getBytes(StandardCharsets.UTF_8);
        return identity.bootId().equals(bootId)
                ? proc.stat(identity.pid())
                        .filter(shim -> !shim.gone()
                                && shim.id().equals(identity.process())
                                && proc.hasEnvironmentEntry(shim, entry))
                : Optional.empty();
    }

    private static Activity attended(Activity trainer, ProcessStat shim) {
        return shim.waitsForCont() ? Activity.UNATTENDED : trainer;
    }

    private List<ProcessId> carriers(String token) {
        return new TokenSweep(proc, token, ProcessHandle.current().pid()).carriers();
    }

    private Activity activity(Optional<Identity> trainer) {
        if (trainer.isEmpty()) {
            return Activity.STARTING;
        }
        Optional<ProcessStat> stat = proc.stat(trainer.get().pid());
        if (stat.isEmpty()
                || stat.get().gone()
                || !stat.get().id().equals(trainer.get().process())) {
            return Activity.ENDING;
        }
        return stat.get().suspended() ? Activity.SUSPENDED : Activity.RUNNING;
    }

    private static String shimLog(StartDirectory directory) throws IOException {
        if (!Files.exists(directory.shimLog()) || Files.size(directory.shimLog()) == 0) {
            return "the shim said nothing";
        }
        List<String> lines = LogTail.of(directory.shimLog()).lastLines(1);
        return "the shim said: " + String.join("", lines);
    }
}
