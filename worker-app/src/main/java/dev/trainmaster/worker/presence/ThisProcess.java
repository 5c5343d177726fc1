package dev.trainmaster.worker.presence;

import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.training.WorkerIdentity;

/** Who this worker is among the processes of this host, and which of them have died. */
public final class ThisProcess {

    private final Proc proc;
    private final WorkerIdentity identity;

    public ThisProcess(Proc proc, long pid) {
        this.proc = proc;
        this.identity = proc.stat(pid)
                .map(stat -> new WorkerIdentity(pid, stat.startTicks(), proc.bootId()))
                .orElseThrow(() -> new IllegalStateException("This worker does not find itself, pid " + pid
                        + ", in /proc: it needs Linux with /proc mounted"));
    }

    public WorkerIdentity identity() {
        return identity;
    }

    /** Of another boot nothing is proven: the folder may be shared with another host, whose worker lives. */
    public boolean provesDead(WorkerIdentity worker) {
        return worker.bootId().equals(identity.bootId())
                && !proc.runs(new ProcessId(worker.pid(), worker.startTicks()));
    }
}
