package dev.trainmaster.supervisor.shim;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends signals. Single processes through {@link ProcessHandle}, which compares the start time right before the kill.
 * Groups through the shell's own kill: /bin/kill is missing in slim images, and a native library would cost the shim
 * more memory and start-up than the few milliseconds of this rare spawn.
 */
public final class Signals {

    private static final long SHELL_SECONDS = 5;

    /** The shell looks at the start ticks itself: between a look of ours and its kill lies the start of a process. */
    private static final String CONT_IF_STILL_THE_SAME =
            "read -r stat < \"$1\" && set -- \"$2\" \"$3\" ${stat##*) } && [ \"${22}\" = \"$2\" ] && kill -CONT \"$1\"";

    private final Proc proc;

    public Signals(Proc proc) {
        this.proc = proc;
    }

    /** Only for the group of a child that is not reaped yet: until then nobody else can have its number. */
    boolean toGroup(long group, String signal) {
        return shell("signal " + signal + " to group " + group, "kill -" + signal + " -" + group);
    }

    /** Lets a process go on that SIGSTOP holds. */
    public boolean resume(ProcessId id) {
        return shell(
                "SIGCONT to " + id,
                CONT_IF_STILL_THE_SAME,
                "sh",
                proc.statFile(id.pid()).getPath(),
                Long.toString(id.pid()),
                Long.toString(id.startTicks()));
    }

    private static boolean shell(String what, String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script));
        command.addAll(List.of(arguments));
        ProcessBuilder kill = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        kill.environment().clear();
        try {
            Process shell = kill.start();
            return shell.waitFor(SHELL_SECONDS, TimeUnit.SECONDS) && shell.exitValue() == 0;
        } catch (IOException e) {
            System.err.println(what + " not sent: " + e.getMessage());
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
