package dev.trainmaster.cli.worker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;

/** What worker.json says of the worker of this home. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WorkerRecord(
        long pid, long startTicks, String host, String serverAddress, String version, String managementUrl) {

    public ProcessId process() {
        return new ProcessId(pid, startTicks);
    }

    boolean isAlive() {
        return Proc.ofThisHost().runs(process());
    }
}
