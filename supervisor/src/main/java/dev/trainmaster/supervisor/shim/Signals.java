package dev.trainmaster.supervisor.shim;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends signals. Single processes through {@link ProcessHandle}, which compares the start time right before the kill.
 * Groups through the shell's own kill: /bin/kill is missing in slim images, and a native library would cost the shim
 * more memory and start-up than the few milliseconds of this rare spawn.
 */
public final class Signals {

    private static final long SHELL_SECONDS = 5;

    private final Proc proc;

    public Signals(Proc proc) {
        this.proc = proc;
    }

    /** Only for the group of a child that is not reaped yet: until then nobody else can have its number. */
    boolean toGroup(long group, String signal) {
        ProcessBuilder kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " -" + group)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        kill.environment().clear();
        try {
            Process shell = kill.start();
            return shell.waitFor(SHELL_SECONDS, TimeUnit.SECONDS) && shell.exitValue() == 0;
        } catch (IOException e) {
            System.err.println("signal " + signal + " to group " + group + " not sent: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void terminate(ProcessId id) {
        Optional<ProcessHandle> handle = ProcessHandle.of(id.pid());
        if (handle.isPresent() && proc.runs(id)) {
            handle.get().destroy();
        }
    }

    public void kill(ProcessId id) {
        Optional<ProcessHandle> handle = ProcessHandle.of(id.pid());
        if (handle.isPresent() && proc.runs(id)) {
            handle.get().destroyForcibly();
        }
    }
}
