package dev.trainmaster.campaign.site;

import dev.trainmaster.supervisor.Supervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** This host as one supervisor sees it, shared by the trials of a fault. */
public record Host(Path shimHome, Supervisor supervisor) {

    public static Host in(Path folder) throws IOException {
        Path shimHome = folder.resolve("shim");
        return new Host(shimHome, Supervisor.onThisHost(shimHome, Clock.systemUTC()));
    }
}
