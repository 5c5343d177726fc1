package dev.trainmaster.cli.server;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.cli.worker.WorkerRecord;
import dev.trainmaster.cli.worker.Workers;
import dev.trainmaster.server.ServerUnavailableException;
import dev.trainmaster.server.TemporalServer;
import java.util.List;
import java.util.Optional;

/** The server, and who works for it. */
final class ServerChecks {

    private final Cli cli;

    ServerChecks(Cli cli) {
        this.cli = cli;
    }

    List<Check> run(Optional<String> address) {
        try {
            Optional<TemporalServer> found =
                    new Servers(cli.surroundings()).ladder(address).find();
            if (found.isEmpty()) {
                return List.of(Check.bad("Server", "none runs here, and no address is given", "trainmaster up"));
            }
            return List.of(Check.good("Server", found.get().sentence()), worker(found.get()));
        } catch (ServerUnavailableException e) {
            return List.of(Check.bad("Server", e.getMessage(), "trainmaster up"));
        }
    }

    private Check worker(TemporalServer server) {
        Optional<WorkerRecord> here = new Workers(cli.surroundings()).running();
        if (here.isPresent() && here.get().serverAddress().equals(server.address())) {
            return Check.good(
                    "Worker", "pid " + here.get().pid() + " on " + here.get().host());
        }
        try (RunClient client = cli.connect(server)) {
            return client.hasWorker()
                    .map(present -> present
                            ? Check.good("Worker", "somebody polls the task queue")
                            : Check.bad("Worker", "nobody polls the task queue", "trainmaster up"))
                    .orElseGet(() -> Check.warning(
                            "Worker", "none in this home, and this server cannot tell of others", "trainmaster up"));
        }
    }
}
