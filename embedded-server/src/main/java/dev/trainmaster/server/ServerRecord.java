package dev.trainmaster.server;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What server.json says of the server that runs under this home. */
record ServerRecord(
        long pid,
        long startTicks,
        String bootId,
        String address,
        String webUi,
        Rung startedOn,
        Lifetime lifetime,
        ProcessIdentity owner,
        String startedAt) {

    static ServerRecord of(
            ProcessIdentity identity, String address, Optional<URI> ui, Rung rung, Lifetime life, Instant now) {
        ProcessIdentity starter =
                ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
        return new ServerRecord(
                identity.pid(),
                identity.startTicks(),
                identity.bootId(),
                address,
                ui.map(URI::toString).orElse(""),
                rung,
                life,
                starter,
                now.toString());
    }

    /** Whether it should end with a command that is still there. */
    boolean isOwned() {
        return lifetime == Lifetime.FOREGROUND && owner.isAlive();
    }

    boolean isOwnedByAnother() {
        return isOwned() && owner.pid() != ProcessHandle.current().pid();
    }

    ProcessIdentity identity() {
        return new ProcessIdentity(pid, startTicks, bootId);
    }

    int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    Optional<URI> ui() {
        return webUi.isEmpty() ? Optional.empty() : Optional.of(URI.create(webUi));
    }
}
