package dev.trainmaster.server;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A server that can be started as a process. */
interface ServerCommand {
    List<String> argv(ServerPorts ports);

    Optional<URI> webUi(ServerPorts ports);

    Rung rung();
}
