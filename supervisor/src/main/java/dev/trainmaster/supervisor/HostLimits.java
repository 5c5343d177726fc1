package dev.trainmaster.supervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What a host can bound. */
public interface HostLimits {

    /** What keeps this host from bounding a trainer like this, and what to do about it; empty if nothing does. */
    Optional<String> lacking(ResourceLimits limits);

    static HostLimits ofThisHost() {
        Cgroups cgroups;
        try {
            cgroups = Cgroups.ofThisHost(Path.of("/"));
        } catch (IOException e) {
            cgroups = new NoCgroups("the control groups of this process cannot be read: " + e.getMessage());
        }
        return new Bounds.Host(cgroups, HostTools.nice(System.getenv("PATH")));
    }
}
