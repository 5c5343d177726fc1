package dev.trainmaster.campaign.site;

import dev.trainmaster.system.Installation;
import dev.trainmaster.system.Jdk;
import dev.trainmaster.system.LiveProcesses;
import dev.trainmaster.system.Program;
import dev.trainmaster.system.ServerUnderTest;
import dev.trainmaster.system.TestHome;
import dev.trainmaster.system.WorkerProcess;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A home, a namespace of a real server, and packaged workers one after the other. Nothing of it outlives it. */
public final class WorkerSite implements AutoCloseable {

    private static final Duration BOUND = Duration.ofMinutes(5);

    private final Installation installation;
    private final TestHome home;
    private final ServerUnderTest server;
    private final String address;
    private final int trainers;
    private Optional<Program> worker = Optional.empty();
    private int workers;

    /** @param address where workers find the server, if not where it is */
    public WorkerSite(Path root, Path folder, ServerUnderTest server, Optional<String> address, int trainers) {
        this.installation = new Installation(root, Jdk.ofThisProcess());
        this.home = new TestHome(Folders.create(folder.resolve("home")));
        this.server = server;
        this.address = address.orElse(server.address());
        this.trainers = trainers;
    }

    public TestHome home() {
        return home;
    }

    public WorkflowClient client() {
        return server.client();
    }

    /** In the place of the one before. */
    public Program startWorker(Map<String, String> settings) {
        killWorker();
        Map<String, String> environment = new HashMap<>(installation.environment());
        environment.put("TRAINMASTER_HOME", home.path().toString());
        environment.put("TEMPORAL_ADDRESS", address);
        environment.put("TEMPORAL_NAMESPACE", server.namespace());
        environment.put("TRAINMASTER_QUEUES_TRAINERS", Integer.toString(trainers));
        environment.put("TRAINMASTER_SERVER_PROBETIMEOUT", "PT30S");
        environment.putAll(settings);
        Path output = home.path().resolve("worker-" + ++workers);
        Program started = Program.start(installation.worker(), environment, home.path(), output);
        worker = Optional.of(started);
        return started;
    }

    /** However busy the machine is: it is not the start that is judged here. */
    public void startReadyWorker() throws Exception {
        startReadyWorker(Map.of());
    }

    public void startReadyWorker(Map<String, String> settings) throws Exception {
        WorkerProcess started = new WorkerProcess(startWorker(settings), home);
        Wait.until(BOUND, "a worker that polls", () -> {
            try {
                return started.isReady();
            } catch (IOException | UncheckedIOException notYet) {
                return false;
            }
        });
    }

    /** What happens to some of many runs, by their numbers. */
    public interface Wave {
        void strike(int from, int to) throws Exception;
    }

    /** So many runs at once, each wave with a worker that lives at its beginning. */
    public void inWaves(int runs, int atOnce, Wave wave) throws Exception {
        for (int first = 0; first < runs; first += atOnce) {
            startReadyWorker();
            wave.strike(first, Math.min(runs, first + atOnce));
        }
    }

    /** SIGKILL. */
    public void killWorker() {
        worker.ifPresent(Program::close);
        worker = Optional.empty();
    }

    public Program worker() {
        return worker.orElseThrow();
    }

    /** Everything that was started here: workers, shims, trainers. */
    public List<Long> processes() {
        return List.copyOf(LiveProcesses.carrying(List.of("TRAINMASTER_HOME=" + home.path())));
    }

    @Override
    public void close() {
        killWorker();
        home.processes().forEach(LiveProcesses::kill);
        processes().forEach(LiveProcesses::kill);
    }
}
