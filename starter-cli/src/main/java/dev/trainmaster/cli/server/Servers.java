package dev.trainmaster.cli.server;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.run.RunAttributes;
import dev.trainmaster.server.ServerLadder;
import dev.trainmaster.server.ServerSettings;
import dev.trainmaster.server.TemporalServer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Temporal servers that these surroundings have. */
public final class Servers {

    private final Surroundings surroundings;

    public Servers(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public ServerLadder ladder(Optional<String> address) {
        return new ServerLadder(settings(address));
    }

    public ServerSettings settings(Optional<String> address) {
        Map<String, String> environment = new HashMap<>(surroundings.environment());
        environment.put("TRAINMASTER_HOME", surroundings.home().toString());
        environment.put("TRAINMASTER_CACHE", surroundings.cache().toString());
        ServerSettings settings =
                ServerSettings.of(environment, surroundings.clock()).withSearchAttributes(RunAttributes.types());
        return address.map(settings::withAddress).orElse(settings);
    }

    /** What is given or runs here, not asked yet whether it answers. */
    public TemporalServer named(Optional<String> address) {
        return ladder(address)
                .named()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.UNREACHABLE,
                        "No Temporal server runs here, and no address of one is given",
                        "Start one with `trainmaster up`, or give --address HOST:PORT (or TEMPORAL_ADDRESS)."));
    }
}
