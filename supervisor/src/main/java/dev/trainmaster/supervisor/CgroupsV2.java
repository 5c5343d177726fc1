package dev.trainmaster.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Version 2: one tree. A group that holds processes cannot hand controllers on, so the groups of trainers are made beside
 * the worker's own, in the one that was delegated to it.
 */
final class CgroupsV2 implements Cgroups {

    private static final long PERIOD_MICROS = 100_000;
    private static final String ADVICE =
            ": give the worker a delegated group of its own; under systemd with Delegate=yes"
                    + " and DelegateSubgroup=worker in its unit";

    private final Path mount;
    private final Path own;
    private final Path delegated;

    /** @param own the worker's own group, as a path below the mount */
    CgroupsV2(Path mount, String own) {
        this.mount = mount;
        Path group = mount.resolve(own.substring(1)).normalize();
        this.own = group.startsWith(mount) ? group : mount;
        this.delegated = this.own.equals(mount) ? mount : group.getParent();
    }

    static String own(List<String> memberships) {
        return memberships.stream()
                .filter(line -> line.startsWith("0::/"))
                .map(line -> line.substring("0::".length()))
                .findFirst()
                .orElse("/");
    }

    @Override
    public Optional<String> lacking(ResourceLimits limits) {
        for (String controller : controllers(limits)) {
            if (!words(delegated.resolve("cgroup.controllers")).contains(controller)) {
                return Optional.of("the " + controller + " controller is not available in " + delegated + ADVICE);
            }
            if (!words(delegated.resolve("cgroup.subtree_control")).contains(controller)) {
                try {
                    Files.writeString(delegated.resolve("cgroup.subtree_control"), "+" + controller);
                } catch (IOException e) {
                    return Optional.of("the " + controller + " controller cannot be handed on in " + delegated + " ("
                            + e.getMessage() + ")" + ADVICE);
                }
            }
        }
        return !limits.needCgroup() || Files.isWritable(delegated)
                ? Optional.empty()
                : Optional.of("the worker may not make control groups in " + delegated + ADVICE);
    }

    @Override
    public List<Path> create(String name, ResourceLimits limits) throws IOException {
        Optional<String> lacking = lacking(limits);
        if (lacking.isPresent()) {
            throw new IOException(lacking.get());
        }
        Path group = Cgroups.make(delegated, name);
        if (limits.memoryBytes().isPresent()) {
            Files.writeString(
                    group.resolve("memory.max"),
                    Long.toString(limits.memoryBytes().getAsLong()));
            if (Files.exists(group.resolve("memory.swap.max"))) {
                Files.writeString(group.resolve("memory.swap.max"), "0");
            }
        }
        if (limits.cpus().isPresent()) {
            Files.writeString(
                    group.resolve("cpu.max"),
                    Math.round(limits.cpus().getAsDouble() * PERIOD_MICROS) + " " + PERIOD_MICROS);
        }
        return List.of(group);
    }

    @Override
    public Optional<Path> memoryEvents() {
        return Optional.of(own.resolve("memory.events"));
    }

    private static List<String> controllers(ResourceLimits limits) {
        return Stream.of(
                        limits.memoryBytes().isPresent() ? "memory" : "",
                        limits.cpus().isPresent() ? "cpu" : "")
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static List<String> words(Path file) {
        try {
            return List.of(
                    Files.readString(file, StandardCharsets.US_ASCII).trim().split("\\s+"));
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
