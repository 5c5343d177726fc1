package dev.trainmaster.supervisor;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a trainer and everything that it starts may take of the host together. Nothing given is nothing bounded. */
public record ResourceLimits(OptionalLong memoryBytes, OptionalDouble cpus, OptionalInt nice) {

    public static final ResourceLimits NONE =
            new ResourceLimits(OptionalLong.empty(), OptionalDouble.empty(), OptionalInt.empty());

    /** Whether the kernel must keep them for the whole group of processes. */
    boolean needCgroup() {
        return memoryBytes.isPresent() || cpus.isPresent();
    }
}
