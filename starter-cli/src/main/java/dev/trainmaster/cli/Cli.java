package dev.trainmaster.cli;

import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.OutputFormat;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.cli.run.RunConnection;
import dev.trainmaster.cli.server.Servers;
import dev.trainmaster.server.TemporalServer;
import java.util.Optional;

/** What commands share. A connection is made only when one is asked for, since most of the start-up time goes there. */
public final class Cli {

    private final Surroundings surroundings;

    public Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Console console(OutputFormat format) {
        return new Console(surroundings.terminal(), format, surroundings.input());
    }

    /** Connects to the server that is given or runs already, and starts none. */
    public RunClient connect(Optional<String> address) {
        TemporalServer server = new Servers(surroundings).named(address);
        return connect(server);
    }

    public RunClient connect(TemporalServer server) {
        return new RunClient(RunConnection.open(server));
    }
}
