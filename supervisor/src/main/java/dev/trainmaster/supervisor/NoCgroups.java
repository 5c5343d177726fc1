package dev.trainmaster.supervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A host that bounds nothing. */
record NoCgroups(String why) implements Cgroups {

    @Override
    public Optional<String> lacking(ResourceLimits limits) {
        return limits.needCgroup() ? Optional.of(why) : Optional.empty();
    }

    @Override
    public List<Path> create(String name, ResourceLimits limits) throws IOException {
        throw new IOException("No limit can be kept here: " + why);
    }

    @Override
    public Optional<Path> memoryEvents() {
        return Optional.empty();
    }
}
