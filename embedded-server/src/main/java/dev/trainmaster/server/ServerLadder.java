package dev.trainmaster.server;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds or starts a Temporal server, by the best way that this machine has. */
public final class ServerLadder {
    private static final Duration PROBE_BOUND = Duration.ofSeconds(5);
    private static final Duration START_BOUND = Duration.ofSeconds(60);
    private static final Duration LOCK_BOUND = Duration.ofSeconds(90);

    private final ServerSettings settings;
    private final ServerRecords records;
    private final ServerProbe probe;
    private final ServerLauncher launcher;
    private final TemporalBinaries binaries;

    public ServerLadder(ServerSettings settings) {
        this(settings, ServerPorts::free);
    }

    ServerLadder(ServerSettings settings, ServerPorts.Source ports) {
        this.settings = settings;
        this.records = new ServerRecords(settings.serverFolder());
        this.probe = new ServerProbe(PROBE_BOUND);
        this.launcher = new ServerLauncher(settings, records, probe, ports, START_BOUND);
        this.binaries = new TemporalBinaries(settings);
    }

    /** The server that is given or runs already; starts nothing. */
    public Optional<TemporalServer> find() {
        return named().map(this::answering);
    }

    /** The same without asking it whether it answers, for those who ask it something at once anyway. */
    public Optional<TemporalServer> named() {
        return givenAddress().or(this::recorded);
    }

    /** The server that is given or runs already, else the best one that can be started. */
    public RungTaken climb(Lifetime lifetime, Consumer<String> progress) {
        Optional<TemporalServer> given = given();
        if (given.isPresent()) {
            return new RungTaken(given.get(), List.of());
        }
        // Only under the lock is a recorded server that does not answer yet known not to be just starting.
        return new StartLock(settings.serverFolder(), LOCK_BOUND).holding(() -> {
            refuseWhatEndsWithAnotherCommand();
            Optional<TemporalServer> running = running();
            running.ifPresent(server -> SearchAttributeRegistration.ensure(server, settings.searchAttributes()));
            return running.map(server -> new RungTaken(server, List.of())).orElseGet(() -> start(lifetime, progress));
        });
    }

    /** Stops the server that was started detached. */
    public StopOutcome down() {
        Optional<ServerRecord> live = records.live();
        if (live.isEmpty()) {
            return new StopOutcome.NothingRan();
        }
        ServerRecord record = live.get();
        if (record.isOwned()) {
            return new StopOutcome.OwnedByCommand(
                    record.address(), record.owner().pid());
        }
        ServerStop.standard().stop(record.identity());
        records.forget(record);
        return new StopOutcome.Stopped(record.address(), record.pid());
    }

    private void refuseWhatEndsWithAnotherCommand() {
        records.live().filter(ServerRecord::isOwnedByAnother).ifPresent(record -> {
            throw new ServerUnavailableException("The command with pid "
                    + record.owner().pid()
                    + " runs a server in the foreground under " + settings.home() + ", and takes it along when it ends."
                    + " End it first, or give this command another TRAINMASTER_HOME.");
        });
    }

    private RungTaken start(Lifetime lifetime, Consumer<String> progress) {
        List<String> passedOver = new ArrayList<>();
        Optional<DevServerCommand> real = installed(passedOver).or(() -> downloaded(passedOver, progress));
        if (real.isPresent()) {
            return new RungTaken(process(real.get(), lifetime), passedOver);
        }
        return new RungTaken(inMemory(lifetime), passedOver);
    }

    private TemporalServer inMemory(Lifetime lifetime) {
        return lifetime == Lifetime.DETACHED
                ? process(new InMemoryCommand(settings.searchAttributes()), lifetime)
                : SharedInMemoryServer.start(settings, records);
    }

    private TemporalServer process(ServerCommand command, Lifetime lifetime) {
        return new ProcessServer(launcher.launch(command, lifetime), records, ServerStop.standard());
    }

    private Optional<DevServerCommand> installed(List<String> passedOver) {
        Optional<TemporalBinary> binary = binaries.find(passedOver::add);
        if (binary.isEmpty()) {
            passedOver.add("no usable temporal program on the PATH or at " + binaries.cached());
        }
        return binary.map(found -> command(found, Rung.LOCAL_BINARY));
    }

    private Optional<DevServerCommand> downloaded(List<String> passedOver, Consumer<String> progress) {
        try {
            new BinaryDownload(settings).fetch(binaries.cached(), progress);
            return Optional.of(command(TemporalBinaries.verified(binaries.cached()), Rung.DOWNLOADED));
        } catch (IOException e) {
            passedOver.add("no download: " + e.getMessage());
            return Optional.empty();
        }
    }

    private DevServerCommand command(TemporalBinary binary, Rung rung) {
        return new DevServerCommand(binary.path(), settings.database(), settings.searchAttributes(), rung);
    }

    private Optional<TemporalServer> given() {
        return givenAddress().map(this::answering);
    }

    private Optional<TemporalServer> running() {
        return recorded().map(this::answering);
    }

    private Optional<TemporalServer> givenAddress() {
        return new GivenAddress(settings).find().map(server -> server);
    }

    private Optional<TemporalServer> recorded() {
        return records.live().map(RunningServer::new);
    }

    /** Waits a little: the server of a command that is just starting one answers in a moment. */
    private TemporalServer answering(TemporalServer server) {
        Deadline deadline = Deadline.after(PROBE_BOUND);
        Optional<String> complaint = probe.complaint(server.stubs(), server.namespace());
        while (complaint.isPresent() && server.rung() == Rung.RUNNING && !deadline.isOver()) {
            deadline.pause(Duration.ofMillis(100));
            complaint = probe.complaint(server.stubs(), server.namespace());
        }
        if (complaint.isPresent()) {
            throw new ServerUnavailableException("The Temporal server at " + server.address()
                    + " does not answer for the namespace '" + server.namespace() + "': " + complaint.get() + "."
                    + advice(server));
        }
        return server;
    }

    private String advice(TemporalServer server) {
        return server.rung() == Rung.GIVEN
                ? " Start it, or leave the address away (flag, TEMPORAL_ADDRESS, temporal.toml) to use a local one."
                : " Its log is " + settings.log() + ". Restart it with: trainmaster down && trainmaster up";
    }
}
