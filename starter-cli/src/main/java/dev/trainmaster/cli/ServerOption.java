package dev.trainmaster.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which server to talk to. */
public final class ServerOption {

    @Option(
            names = "--address",
            paramLabel = "HOST:PORT",
            description = "the Temporal server (default: TEMPORAL_ADDRESS, else the one that `trainmaster up` runs)")
    private String address;

    public Optional<String> address() {
        return Optional.ofNullable(address);
    }
}
