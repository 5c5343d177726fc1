package dev.trainmaster.server;

import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Starts a server process, records it, and waits until it, its namespace and its Web UI answer. */
final class ServerLauncher {
    private static final int ATTEMPTS = 5;
    private static final Duration POLL = Duration.ofMillis(25);

    private final ServerSettings settings;
    private final ServerRecords records;
    private final ServerProbe probe;
    private final ServerPorts.Source ports;
    private final Duration startWithin;

    ServerLauncher(
            ServerSettings settings,
            ServerRecords records,
            ServerProbe probe,
            ServerPorts.Source ports,
            Duration startWithin) {
        this.settings = settings;
        this.records = records;
        this.probe = probe;
        this.ports = ports;
        this.startWithin = startWithin;
    }

    ServerRecord launch(ServerCommand command, Lifetime lifetime) {
        Deadline deadline = Deadline.after(startWithin);
        for (int attempt = 1; ; attempt++) {
            ServerPorts next = ports.next();
            Process process = ServerProcess.start(command.argv(next), lifetime, settings.environment(), settings.log());
            Optional<ServerRecord> up = watch(process, command, next, lifetime, deadline);
            if (up.isPresent()) {
                return up.get();
            }
            boolean portTaken = new ServerLog(settings.log()).tail().contains("already in use");
            if (!portTaken || attempt == ATTEMPTS) {
                throw failure("ended with exit code " + process.exitValue() + " before it was ready");
            }
        }
    }

    /** The record of the server once it is up; empty when its process ended by itself. */
    private Optional<ServerRecord> watch(
            Process process, ServerCommand command, ServerPorts taken, Lifetime lifetime, Deadline deadline) {
        Optional<ProcessIdentity> identity = ProcessIdentity.of(process.pid());
        if (identity.isEmpty()) {
            return Optional.empty();
        }
        ServerRecord record = ServerRecord.of(
                identity.get(),
                "127.0.0.1:" + taken.frontend(),
                command.webUi(taken),
                command.rung(),
                lifetime,
                settings.clock().instant());
        boolean ready = false;
        try {
            // Before the wait: a starter that dies now leaves a server that can still be found and stopped.
            records.write(record);
            ready = awaitReady(process, record, deadline);
            return ready ? Optional.of(record) : Optional.empty();
        } finally {
            if (!ready) {
                ServerStop.standard().stop(record.identity());
                records.forget(record);
            }
        }
    }

    private boolean awaitReady(Process process, ServerRecord record, Deadline deadline) {
        Optional<String> complaint = Optional.of("it does not listen on " + record.address());
        while (process.isAlive()) {
            if (listens(record)) {
                complaint = complaint(record);
            }
            if (complaint.isEmpty()) {
                return process.isAlive();
            }
            if (deadline.isOver()) {
                throw failure("was not ready within " + startWithin.toSeconds() + " s (" + complaint.get() + ")");
            }
            deadline.pause(POLL);
        }
        return false;
    }

    /** Asked before gRPC is: a refused connection would cost it a second of back-off. */
    private boolean listens(ServerRecord record) {
        return ListeningPort.canBeTold()
                ? new ListeningPort(record.port()).isHeldBy(record.pid())
                : probe.accepts(record.address());
    }

    private Optional<String> complaint(ServerRecord record) {
        WorkflowServiceStubsOptions options = WorkflowServiceStubsOptions.newBuilder()
                .setTarget(record.address())
                .build();
        Optional<URI> ui = record.ui();
        return probe.complaint(options, TemporalServer.DEFAULT_NAMESPACE)
                .or(() -> ui.flatMap(uri -> probe.webUiComplaint(uri, TemporalServer.DEFAULT_NAMESPACE)));
    }

    private ServerUnavailableException failure(String what) {
        return new ServerUnavailableException("The Temporal server " + what + ". Its log is " + settings.log()
                + " and ends with:\n" + new ServerLog(settings.log()).tail());
    }
}
