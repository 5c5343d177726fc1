package dev.trainmaster.worker.polling;

import dev.trainmaster.worker.server.SearchAttributes;
import dev.trainmaster.worker.server.ServerProbe;
import io.grpc.StatusRuntimeException;
import io.temporal.worker.WorkerFactory;
import java.util.Optional;

/** One attempt to begin polling: the server is there, knows the search attributes, and takes our pollers. */
public final class Connection {

    private final ServerProbe probe;
    private final SearchAttributes attributes;
    private final PollerFactory pollers;

    public Connection(ServerProbe probe, SearchAttributes attributes, PollerFactory pollers) {
        this.probe = probe;
        this.attributes = attributes;
        this.pollers = pollers;
    }

    Attempt attempt() {
        return probe.trouble().<Attempt>map(Attempt.NotYet::new).orElseGet(this::begin);
    }

    Optional<String> trouble() {
        return probe.trouble();
    }

    private Attempt begin() {
        WorkerFactory factory = pollers.newPollers();
        try {
            attributes.register();
            factory.start();
            return new Attempt.Polling(factory);
        } catch (StatusRuntimeException refusal) {
            factory.shutdownNow();
            return new Attempt.NotYet(probe.explain(refusal));
        }
    }

    /** How an attempt ended. */
    sealed interface Attempt {

        record Polling(WorkerFactory pollers) implements Attempt {}

        record NotYet(String reason) implements Attempt {}
    }
}
