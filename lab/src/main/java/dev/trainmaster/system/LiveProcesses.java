package dev.trainmaster.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What /proc says, asked apart from the code under test. A process that has ended but was not reaped has no environment. */
public final class LiveProcesses {

    private static final long TERM_BIT = 1 << 14;

    private LiveProcesses() {}

    public static List<Long> carrying(List<String> words) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> words.stream().anyMatch(environment(pid)::contains))
                .toList();
    }

    /** Field 22 of its stat: with the pid it names one process and no later one. */
    public static long startTicks(long pid) {
        String stat = read(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19]);
    }

    public static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** It stands still until {@link #goOn}, wherever it is. */
    public static void hold(long pid) {
        signal("STOP", pid);
    }

    public static void goOn(long pid) {
        signal("CONT", pid);
    }

    public static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean isHeld(long pid) {
        return state(pid) == 'T';
    }

    /** Whether it was asked to end and could not hear it yet, because it stands still. */
    public static boolean hasATermWaiting(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "status"))
                .lines()
                .filter(line -> line.startsWith("ShdPnd:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.split("\\s+")[1], 16) & TERM_BIT) != 0);
    }

    public static boolean isAlive(long pid) {
        return state(pid) != 'Z';
    }

    /** One that is gone counts as one that was not reaped. */
    private static char state(long pid) {
        String stat = read(Path.of("/proc", Long.toString(pid), "stat"));
        return stat.isEmpty() ? 'Z' : stat.charAt(stat.lastIndexOf(')') + 2);
    }

    private static String environment(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "environ"));
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
