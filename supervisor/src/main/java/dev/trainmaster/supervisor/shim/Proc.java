package dev.trainmaster.supervisor.shim;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the kernel says about processes. The root is injected so that tests can forge it. */
public final class Proc {

    /** A name of 16 characters and 51 numbers of at most 20 digits. */
    private static final int LONGEST_STAT = 1_152;

    private final File root;

    public Proc(File root) {
        this.root = root;
    }

    public static Proc ofThisHost() {
        return new Proc(new File("/proc"));
    }

    public String bootId() {
        try {
            return new String(bytes(new File(root, "sys/kernel/random/boot_id")), StandardCharsets.US_ASCII).trim();
        } catch (IOException e) {
            throw new UncheckedIOException("This kernel does not tell its boot id: is /proc mounted?", e);
        }
    }

    /** Since the boot, sleep included; to a hundredth of a second. */
    long uptimeMillis() {
        try {
            String line = new String(bytes(new File(root, "uptime")), StandardCharsets.US_ASCII);
            int point = line.indexOf('.');
            long seconds = Long.parseLong(line.substring(0, point));
            return seconds * 1_000 + Long.parseLong(line.substring(point + 1, point + 3)) * 10;
        } catch (IOException e) {
            throw new UncheckedIOException("This kernel does not tell how long it is up: is /proc mounted?", e);
        }
    }

    File statFile(long pid) {
        return new File(root, pid + "/stat");
    }

    /** Empty when there is no such process. */
    public Optional<ProcessStat> stat(long pid) {
        try (FileInputStream in = new FileInputStream(statFile(pid))) {
            byte[] line = new byte[LONGEST_STAT];
            int length = in.read(line);
            return length < 0 ? Optional.empty() : Optional.of(ProcessStat.parse(line, length));
        } catch (IOException e) {
            return Optional.empty(); // the process ended between listing and reading
        }
    }

    /** True only for this very process, still running. */
    public boolean runs(ProcessId id) {
        Optional<ProcessStat> stat = stat(id.pid());
        return stat.isPresent() && !stat.get().gone() && stat.get().startTicks() == id.startTicks();
    }

    public List<ProcessStat> all() {
        List<ProcessStat> found = new ArrayList<>();
        String[] names = root.list();
        if (names == null) {
            throw new IllegalStateException(root + " cannot be listed: processes can neither be found nor proven gone");
        }
        for (String name : names) {
            if (Character.isDigit(name.charAt(0))) {
                Optional<ProcessStat> stat = stat(Long.parseLong(name));
                if (stat.isPresent() && !stat.get().gone()) {
                    found.add(stat.get());
                }
            }
        }
        return found;
    }

    /** True if the environment that the process was started with has this exact entry, like NAME=value. */
    public boolean hasEnvironmentEntry(ProcessStat process, byte[] entry) {
        File directory = new File(root, Long.toString(process.pid()));
        if (contains(environment(directory), entry)) {
            return true;
        }
        if (process.state() != 'Z') {
            return false;
        }
        // The leader ended and took its view of the environment along; its threads still have it.
        String[] threads = new File(directory, "task").list();
        for (int i = 0; threads != null && i < threads.length; i++) {
            if (contains(environment(new File(directory, "task/" + threads[i])), entry)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] environment(File directory) {
        try {
            return bytes(new File(directory, "environ"));
        } catch (IOException e) {
            return new byte[0]; // ended, or of another user: then it is not a process that we started
        }
    }

    private static boolean contains(byte[] environment, byte[] entry) {
        int begin = 0;
        for (int i = 0; i <= environment.length; i++) {
            if (i == environment.length || environment[i] == 0) {
                if (Arrays.equals(environment, begin, i, entry, 0, entry.length)) {
                    return true;
                }
                begin = i + 1;
            }
        }
        return false;
    }

    private static byte[] bytes(File file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.readAllBytes();
        }
    }
}
