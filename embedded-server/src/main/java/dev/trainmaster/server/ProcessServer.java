package dev.trainmaster.server;

import java.net.URI;
import java.util.Optional;

/** A server that this process started. */
record ProcessServer(ServerRecord record, ServerRecords records, ServerStop stop) implements TemporalServer {
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
        return record.startedOn();
    }

    @Override
    public String sentence() {
        return Sentences.started(this);
    }

    @Override
    public void close() {
        if (record.lifetime() == Lifetime.FOREGROUND) {
            stop.stop(record.identity());
            records.forget(record);
        }
    }
}
