package dev.trainmaster.server;

import java.net.URI;
import java.util.Optional;

/** A server that another command started. */
record RunningServer(ServerRecord record) implements TemporalServer {
    @Override
    public String address() {
        return record.address();
    }

    @Override
    public Optional<URI> webUi() {
        return record.ui();
    }

    @Override
    public Rung rung() {
        return Rung.RUNNING;
    }

    @Override
    public String sentence() {
        return Sentences.line(
                "the server that " + owner() + ", " + record.startedOn().title(),
                this,
                record.startedOn().lacks());
    }

    @Override
    public void close() {
        // Not ours to stop.
    }

    private String owner() {
        return record.lifetime() == Lifetime.DETACHED
                ? "`trainmaster up` runs"
                : "another command runs in the foreground (it ends with that)";
    }
}
