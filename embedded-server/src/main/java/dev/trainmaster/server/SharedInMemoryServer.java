package dev.trainmaster.server;

import java.net.URI;
import java.util.Optional;

/** The in-memory server in this process, recorded so that other commands find it while it lives. */
record SharedInMemoryServer(InMemoryServer server, ServerRecord record, ServerRecords records)
        implements TemporalServer {

    static SharedInMemoryServer start(ServerSettings settings, ServerRecords records) {
        InMemoryServer server = InMemoryServer.start(0, settings.searchAttributes());
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        ServerRecord record = ServerRecord.of(
                self,
                server.address(),
                Optional.empty(),
                Rung.IN_MEMORY,
                Lifetime.FOREGROUND,
                settings.clock().instant());
        try {
            records.write(record);
        } catch (ServerUnavailableException e) {
            server.close();
            throw e;
        }
        return new SharedInMemoryServer(server, record, records);
    }

    @Override
    public String address() {
        return server.address();
    }

    @Override
    public Optional<URI> webUi() {
        return Optional.empty();
    }

    @Override
    public Rung rung() {
        return Rung.IN_MEMORY;
    }

    @Override
    public String sentence() {
        return server.sentence();
    }

    @Override
    public void close() {
        records.forget(record);
        server.close();
    }
}
