package dev.trainmaster.server;

import io.temporal.api.enums.v1.IndexedValueType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The in-memory server in a Java process of its own, from the same class path as this one. */
record InMemoryCommand(Map<String, IndexedValueType> searchAttributes) implements ServerCommand {
    @Override
    public List<String> argv(ServerPorts ports) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> argv = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        if (Runtime.version().feature() >= 24) {
            // What gRPC does with memory is warned about from here on; the log is for what matters.
            argv.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        argv.addAll(List.of("-cp", System.getProperty("java.class.path")));
        argv.addAll(List.of(InMemoryServerMain.class.getName(), "--port", Integer.toString(ports.frontend())));
        new TreeMap<>(searchAttributes)
                .forEach((name, type) ->
                        argv.addAll(List.of("--search-attribute", name + "=" + SearchAttributeTypes.simpleName(type))));
        return argv;
    }

    @Override
    public Optional<URI> webUi(ServerPorts ports) {
        return Optional.empty();
    }

    @Override
    public Rung rung() {
        return Rung.IN_MEMORY;
    }
}
