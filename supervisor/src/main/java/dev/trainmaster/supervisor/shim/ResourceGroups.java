package dev.trainmaster.supervisor.shim;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The control groups that the trainer is put into before its first instruction. */
public final class ResourceGroups {

    /** In the environment of the shim: their directories, one after the other. */
    public static final String VARIABLE = "TRAINMASTER_SHIM_CGROUPS";

    /** In the environment of the shim: what the kernel counts for the group that it shares with its worker. */
    public static final String EVENTS_VARIABLE = "TRAINMASTER_SHIM_MEMORY_EVENTS";

    private static final String SEPARATOR = ":";
    private static final String OOM_KILLS = "oom_kill ";
    private static final int KILLED = 137;
    private static final int REMOVALS = 50;
    private static final long PAUSE_MILLIS = 20;

    private final List<File> groups;
    private final File sharedEvents;
    private final long sharedKillsBefore;

    private ResourceGroups(List<File> groups, File sharedEvents) {
        this.groups = groups;
        this.sharedEvents = sharedEvents;
        this.sharedKillsBefore = kills(sharedEvents);
    }

    public static String text(List<String> directories) {
        List<String> escaped = new ArrayList<>();
        for (String directory : directories) {
            escaped.add(Escape.encode(directory));
        }
        return String.join(SEPARATOR, escaped);
    }

    /** Either may be absent. */
    static ResourceGroups parse(String text, String sharedEvents) {
        List<File> groups = new ArrayList<>();
        if (text != null) {
            for (String directory : text.split(SEPARATOR)) {
                groups.add(new File(Escape.decode(directory)));
            }
        }
        return new ResourceGroups(groups, new File(sharedEvents == null ? "" : sharedEvents));
    }

    /**
     * Whether the kernel ended anything in them because the memory limit was reached. In the shared group it may have
     * ended somebody else: that counts only for a trainer that was killed.
     */
    boolean oomKilled(int exitCode) {
        for (File group : groups) {
            if (kills(new File(group, "memory.events")) + kills(new File(group, "memory.oom_control")) > 0) {
                return true;
            }
        }
        return exitCode == KILLED && kills(sharedEvents) > sharedKillsBefore;
    }

    private static long kills(File file) {
        long kills = 0;
        try {
            for (String line : file.exists() ? Files.readAllLines(file.toPath()) : List.<String>of()) {
                if (line.startsWith(OOM_KILLS)) {
                    kills = Long.parseLong(line.substring(OOM_KILLS.length()).trim());
                }
            }
        } catch (IOException e) {
            System.err.println("whether memory ran out is not known: " + e);
        }
        return kills;
    }

    /** A group can be removed when the kernel has let go of its last process, which takes it a moment. */
    void remove() throws InterruptedException {
        for (File group : groups) {
            for (int i = 0; group.exists() && !group.delete() && i < REMOVALS; i++) {
                Thread.sleep(PAUSE_MILLIS);
            }
            if (group.exists()) {
                System.err.println("the control group " + group + " is not empty and stays");
            }
        }
    }
}
