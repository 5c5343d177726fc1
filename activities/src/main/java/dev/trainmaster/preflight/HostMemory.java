package dev.trainmaster.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** How much memory new processes may take here. */
@FunctionalInterface
public interface HostMemory {
    /** Empty where the system does not say. */
    OptionalLong availableBytes();

    static HostMemory ofThisMachine() {
        return of(Path.of("/"));
    }

    /** The least of what the machine has and of what the group of this process may still take. */
    static HostMemory of(Path root) {
        return () -> LongStream.concat(
                        machine(root.resolve("proc/meminfo")).stream(), group(root.resolve("sys/fs/cgroup")).stream())
                .min();
    }

    private static OptionalLong machine(Path meminfo) {
        try {
            return Files.readAllLines(meminfo).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** In a container its own group is the root of what it sees. */
    private static OptionalLong group(Path groups) {
        OptionalLong most = number(groups.resolve("memory.max"));
        OptionalLong taken = number(groups.resolve("memory.current"));
        return most.isPresent() && taken.isPresent()
                ? OptionalLong.of(Math.max(0, most.getAsLong() - taken.getAsLong()))
                : OptionalLong.empty();
    }

    private static OptionalLong number(Path file) {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
