package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.shim.ProcessId;

/** Who a process is, beyond doubt: its pid and start ticks in this boot of this kernel. */
public record Identity(ProcessId process, String bootId) {

    public long pid() {
        return process.pid();
    }

    public long startTicks() {
        return process.startTicks();
    }
}
