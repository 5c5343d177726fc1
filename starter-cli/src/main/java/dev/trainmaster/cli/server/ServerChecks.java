package dev.trainmaster.cli.server;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.cli.worker.WorkerRecord;
import dev.trainmaster.cli.worker.Workers;
import dev.trainmaster.run.RunAttributes;
import dev.trainmaster.server.SearchAttributeRegistration;
import dev.trainmaster.server.ServerUnavailableException;
import dev.trainmaster.server.TemporalServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The server, and who works for it. */
final class ServerChecks {

    static final Set<String> ABOUT_REACHING_IT = Set.of("Server", "Worker");

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
            List<Check> checks = new ArrayList<>();
            checks.add(Check.good("Server", found.get().sentence()));
            checks.add(attributes(found.get()));
            try (RunClient client = cli.connect(found.get())) {
                checks.addAll(guarded("Worker", () -> List.of(worker(found.get(), client))));
                checks.addAll(guarded("Trainers", () -> new LiveTrainers(cli.surroundings()).knownTo(client)));
            }
            return checks;
        } catch (ServerUnavailableException e) {
            // Its message says what to do.
            return List.of(Check.bad("Server", e.getMessage(), ""));
        }
    }

    /** What keeps one question from being answered must not keep the others. */
    private static List<Check> guarded(String name, Supplier<List<Check>> checks) {
        try {
            return checks.get();
        } catch (CommandFailure e) {
            return List.of(Check.bad(name, e.getMessage(), String.join(" ", e.advice())));
        }
    }

    private static Check attributes(TemporalServer server) {
        Optional<Map<String, String>> missing = SearchAttributeRegistration.missing(server, RunAttributes.types());
        if (missing.isEmpty()) {
            return Check.warning("Attributes", "this server does not tell which search attributes it has", "");
        }
        if (missing.get().isEmpty()) {
            return Check.good("Attributes", "the server has every search attribute");
        }
        StringBuilder creation = new StringBuilder("temporal operator search-attribute create --address ")
                .append(server.address())
                .append(" --namespace ")
                .append(server.namespace());
        missing.get()
                .forEach((name, type) -> creation.append(" --name ")
                        .append(name)
                        .append(" --type ")
                        .append(type));
        return Check.bad(
                "Attributes",
                "the server lacks " + String.join(", ", missing.get().keySet()),
                creation.toString());
    }

    private Check worker(TemporalServer server, RunClient client) {
        Optional<WorkerRecord> here = new Workers(cli.surroundings()).running();
        if (here.isPresent() && here.get().serverAddress().equals(server.address())) {
            return Check.good(
                    "Worker", "pid " + here.get().pid() + " on " + here.get().host());
        }
        return client.hasWorker()
                .map(present -> present
                        ? Check.good("Worker", "somebody polls the task queue")
                        : Check.bad("Worker", "nobody polls the task queue", "trainmaster up"))
                .orElseGet(() -> Check.warning(
                        "Worker", "none in this home, and this server cannot tell of others", "trainmaster up"));
    }
}
