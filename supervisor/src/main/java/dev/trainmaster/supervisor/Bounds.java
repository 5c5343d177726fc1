package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.shim.ResourceGroups;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What bounds the trainer of one start: control groups that it joins before its first instruction, and a nice value. */
record Bounds(List<Path> directories, OptionalInt nice, Optional<Path> niceTool) {

    /** Joins every group that is named up to "--", and becomes what stands behind; a group that is not there ends it. */
    private static final String JOIN =
            "while [ \"$1\" != -- ]; do echo $$ > \"$1/cgroup.procs\" || exit 126; shift; done;"
                    + " shift; exec \"$@\"";

    /** What this host can do. */
    record Host(Cgroups cgroups, Optional<Path> nice) implements HostLimits {

        @Override
        public Optional<String> lacking(ResourceLimits limits) {
            return limits.nice().isPresent() && nice.isEmpty()
                    ? Optional.of("the program nice (package coreutils) is missing")
                    : cgroups.lacking(limits);
        }
    }

    static Bounds of(StartSpec spec, Cgroups cgroups, HostTools tools) throws IOException {
        return new Bounds(
                spec.resources().needCgroup() ? cgroups.create(spec.token().value(), spec.resources()) : List.of(),
                spec.resources().nice(),
                tools.nice());
    }

    /** The command before the trainer's own: whatever it starts inherits the bounds. */
    List<String> prefix(List<String> inner) {
        List<String> prefix = new ArrayList<>();
        if (!directories.isEmpty()) {
            prefix.addAll(List.of("/bin/sh", "-c", JOIN, "sh"));
            directories.forEach(directory -> prefix.add(directory.toString()));
            prefix.add("--");
        }
        if (nice.isPresent()) {
            prefix.addAll(List.of(niceTool.orElseThrow().toString(), "-n", Integer.toString(nice.getAsInt())));
        }
        prefix.addAll(inner);
        return prefix;
    }

    /** As the shim reads them. */
    Optional<String> groups() {
        return directories.isEmpty()
                ? Optional.empty()
                : Optional.of(ResourceGroups.text(
                        directories.stream().map(Path::toString).toList()));
    }
}
