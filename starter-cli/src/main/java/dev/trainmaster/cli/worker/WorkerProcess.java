package dev.trainmaster.cli.worker;

import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.supervisor.shim.ProcessStat;
import java.time.Duration;
import java.util.Optional;

/** A worker's process, signalled only while it provably is that very process. */
public final class WorkerProcess {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final ProcessId id;
    private final Proc proc = Proc.ofThisHost();

    public WorkerProcess(ProcessId id) {
        this.id = id;
    }

    /** Empty when it is gone already. */
    public static Optional<WorkerProcess> of(long pid) {
        return Proc.ofThisHost()
                .stat(pid)
                .filter(stat -> !stat.gone())
                .map(ProcessStat::startTicks)
                .map(ticks -> new WorkerProcess(new ProcessId(pid, ticks)));
    }

    public ProcessId id() {
        return id;
    }

    public boolean isAlive() {
        return proc.runs(id);
    }

    /** SIGTERM: it hands its runs back and leaves trainers running. */
    public boolean stop(Duration patience) {
        signal(false);
        if (gone(patience)) {
            return true;
        }
        return kill(Duration.ofSeconds(5));
    }

    /** SIGKILL. */
    public boolean kill(Duration patience) {
        signal(true);
        return gone(patience);
    }

    private void signal(boolean forcibly) {
        Optional<ProcessHandle> handle = ProcessHandle.of(id.pid());
        if (isAlive() && handle.isPresent()) {
            if (forcibly) {
                handle.get().destroyForcibly();
            } else {
                handle.get().destroy();
            }
        }
    }

    private boolean gone(Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > until) {
                return false;
            }
            Pause.of(BETWEEN_LOOKS);
        }
        return true;
    }
}
