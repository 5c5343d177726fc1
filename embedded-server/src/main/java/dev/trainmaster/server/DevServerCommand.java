package dev.trainmaster.server;

import io.temporal.api.enums.v1.IndexedValueType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code temporal server start-dev} on the loopback interface with a database file. */
record DevServerCommand(Path binary, Path database, Map<String, IndexedValueType> searchAttributes, Rung rung)
        implements ServerCommand {

    @Override
    public List<String> argv(ServerPorts ports) {
        List<String> argv = new ArrayList<>(List.of(binary.toString(), "server", "start-dev", "--ip", "127.0.0.1"));
        argv.addAll(List.of("--port", Integer.toString(ports.frontend())));
        argv.addAll(List.of("--ui-port", Integer.toString(ports.webUi())));
        argv.addAll(List.of("--db-filename", database.toString()));
        // Without these two the same server is 2 to 5 times slower.
        argv.addAll(List.of("--sqlite-pragma", "journal_mode=wal", "--sqlite-pragma", "synchronous=normal"));
        argv.addAll(List.of("--log-level", "warn"));
        argv.addAll(List.of("--dynamic-config-value", "frontend.enableServerVersionCheck=false"));
        new TreeMap<>(searchAttributes)
                .forEach((name, type) ->
                        argv.addAll(List.of("--search-attribute", name + "=" + SearchAttributeTypes.simpleName(type))));
        return argv;
    }

    @Override
    public Optional<URI> webUi(ServerPorts ports) {
        return Optional.of(URI.create("http://127.0.0.1:" + ports.webUi()));
    }
}
