package dev.trainmaster.campaign.site;

import dev.trainmaster.supervisor.shim.ProcessId;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Signals, sent as nobody in the product does: without asking twice. */
public final class Kill {

    private static final long BOUND_SECONDS = 10;

    private Kill() {}

    public static void hard(ProcessId process) {
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    public static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!kill.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("kill -" + name + " " + pid + " did not end");
        }
    }
}
