package dev.trainmaster.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The control groups of this kernel, of whichever version: what bounds a trainer together with all its descendants. */
interface Cgroups {

    /** In the names of all groups that are made here. */
    String NAME = "trainmaster-";

    /** What keeps these limits from being kept on this host, and what to do about it. */
    Optional<String> lacking(ResourceLimits limits);

    /** Makes the groups of one start, with the limits in force; whatever joins all of them is bounded. */
    List<Path> create(String name, ResourceLimits limits) throws IOException;

    /** Where the kernel counts whom it ended in this process's own group for want of memory, as in a bounded container. */
    Optional<Path> memoryEvents();

    /** Makes one group, and sweeps away those whose shim was killed: they are empty, and older than any that is still to be joined. */
    static Path make(Path parent, String name) throws IOException {
        Instant young = Instant.now().minus(Duration.ofHours(1));
        try (DirectoryStream<Path> others = Files.newDirectoryStream(parent, NAME + "*")) {
            for (Path other : others) {
                if (Files.getLastModifiedTime(other).toInstant().isBefore(young)) {
                    other.toFile().delete();
                }
            }
        }
        Path group = parent.resolve(NAME + name);
        return Files.isDirectory(group) ? group : Files.createDirectory(group);
    }

    /** @param root the root directory, so that tests can forge /proc and /sys */
    static Cgroups ofThisHost(Path root) throws IOException {
        Path mount = root.resolve("sys/fs/cgroup");
        Path own = root.resolve("proc/self/cgroup");
        if (!Files.isReadable(own)) {
            return new NoCgroups("this kernel has no control groups");
        }
        List<String> memberships = Files.readAllLines(own, StandardCharsets.UTF_8);
        return Files.exists(mount.resolve("cgroup.controllers"))
                ? new CgroupsV2(mount, CgroupsV2.own(memberships))
                : new CgroupsV1(mount, memberships);
    }
}
