package dev.trainmaster.campaign.site;

import dev.trainmaster.system.SmallDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever still works below a folder when its campaign is over, or was interrupted. */
public final class Leftovers {

    private Leftovers() {}

    public static void kill(Path folder) {
        ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> names(process.pid(), "cmdline", folder) || names(process.pid(), "environ", folder))
                .forEach(ProcessHandle::destroyForcibly);
        SmallDisk.unmountBelow(folder);
    }

    private static boolean names(long pid, String file, Path folder) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), file));
            return new String(bytes, StandardCharsets.ISO_8859_1).contains(folder + "/");
        } catch (IOException gone) {
            return false;
        }
    }
}
