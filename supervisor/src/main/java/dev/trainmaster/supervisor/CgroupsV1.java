package dev.trainmaster.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Version 1: a tree of groups for each controller. Groups are made below our own, whose limits go on to hold. */
final class CgroupsV1 implements Cgroups {

    private static final long PERIOD_MICROS = 100_000;

    private final Path mount;
    private final List<String> memberships;

    /** @param memberships lines such as {@code 4:cpu,cpuacct:/system.slice} */
    CgroupsV1(Path mount, List<String> memberships) {
        this.mount = mount;
        this.memberships = memberships;
    }

    @Override
    public Optional<String> lacking(ResourceLimits limits) {
        return controllers(limits).stream()
                .map(this::lacking)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> lacking(String controller) {
        Optional<Path> parent = parent(controller);
        if (parent.isEmpty() || !Files.isDirectory(parent.get())) {
            return Optional.of("the " + controller + " controller of cgroups version 1 is not mounted below " + mount);
        }
        return Files.isWritable(parent.get())
                ? Optional.empty()
                : Optional.of("the worker may not make control groups in " + parent.get()
                        + ": run it as root, or give that directory to its user");
    }

    @Override
    public List<Path> create(String name, ResourceLimits limits) throws IOException {
        Set<Path> groups = new LinkedHashSet<>();
        for (String controller : controllers(limits)) {
            Path parent = parent(controller)
                    .orElseThrow(() -> new IOException(lacking(controller).orElseThrow()));
            Path group = Cgroups.make(parent, name);
            groups.add(group);
            if (controller.equals("memory")) {
                boundMemory(group, limits.memoryBytes().orElseThrow());
            } else {
                boundCpu(group, limits.cpus().orElseThrow());
            }
        }
        return List.copyOf(groups);
    }

    @Override
    public Optional<Path> memoryEvents() {
        return parent("memory").map(group -> group.resolve("memory.oom_control"));
    }

    private static void boundMemory(Path group, long bytes) throws IOException {
        Files.writeString(group.resolve("memory.limit_in_bytes"), Long.toString(bytes));
        Path withSwap = group.resolve("memory.memsw.limit_in_bytes");
        if (Files.exists(withSwap)) {
            Files.writeString(withSwap, Long.toString(bytes));
        }
    }

    private static void boundCpu(Path group, double cpus) throws IOException {
        Files.writeString(group.resolve("cpu.cfs_period_us"), Long.toString(PERIOD_MICROS));
        Files.writeString(group.resolve("cpu.cfs_quota_us"), Long.toString(Math.round(cpus * PERIOD_MICROS)));
    }

    private static List<String> controllers(ResourceLimits limits) {
        List<String> controllers = new ArrayList<>();
        if (limits.memoryBytes().isPresent()) {
            controllers.add("memory");
        }
        if (limits.cpus().isPresent()) {
            controllers.add("cpu");
        }
        return controllers;
    }

    /** Our own group; where a container shows it as its root, the path from outside leads nowhere in here. */
    private Optional<Path> parent(String controller) {
        for (String line : memberships) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3 && List.of(fields[1].split(",")).contains(controller)) {
                Path hierarchy = Files.isDirectory(mount.resolve(fields[1]))
                        ? mount.resolve(fields[1])
                        : mount.resolve(controller);
                Path own = hierarchy.resolve(fields[2].substring(1)).normalize();
                return Optional.of(own.startsWith(hierarchy) && Files.isDirectory(own) ? own : hierarchy);
            }
        }
        return Optional.empty();
    }
}
