package dev.trainmaster.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A place where Trainmaster runs: a home, a server, workers one after the other, and the command line. */
final class Site implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String OPERATOR = "olga";

    private final String name;
    private final Installation installation;
    private final TestHome home;
    private final Optional<ServerUnderTest> server;
    private final Map<String, String> settings;
    private final List<Program> programs = new ArrayList<>();
    private Optional<WorkerProcess> worker = Optional.empty();

    private Site(
            String name, Installation installation, Optional<ServerUnderTest> server, Map<String, String> settings) {
        this.name = name;
        this.installation = installation;
        this.home = new TestHome(folder());
        this.server = server;
        this.settings = settings;
    }

    static Site on(Rung rung, ServerUnderTest server) {
        return new Site(rung.name(), Installation.ofThisBuild(), Optional.of(server), Map.of());
    }

    /** With no server but those that the command line starts. */
    static Site bare(Installation installation, Map<String, String> settings) {
        return new Site("BARE", installation, Optional.empty(), settings);
    }

    TestHome home() {
        return home;
    }

    TestRun run(String runId) {
        return new TestRun(this, runId);
    }

    ServerUnderTest server() {
        return server.orElseThrow();
    }

    /** To its end. */
    CliResult cli(String... arguments) {
        Program program = startCli(arguments);
        return result(program, List.of(arguments));
    }

    CliResult result(Program cli, List<String> arguments) {
        int exitCode = cli.await(PATIENCE);
        return new CliResult(arguments, exitCode, cli.stdout(), cli.stderr());
    }

    Program startCli(String... arguments) {
        return start(installation.cli(List.of(arguments)), Map.of(), "cli");
    }

    /** The worker that runs, else a new one. */
    WorkerProcess worker() {
        return worker(Map.of());
    }

    WorkerProcess worker(Map<String, String> settings) {
        return worker.filter(running -> running.program().isAlive()).orElseGet(() -> startWorker(settings));
    }

    /** In the place of the one that runs. */
    WorkerProcess startWorker(Map<String, String> settings) {
        worker.ifPresent(WorkerProcess::close);
        WorkerProcess started = new WorkerProcess(start(installation.worker(), settings, "worker"), home).ready();
        worker = Optional.of(started);
        return started;
    }

    /** Processes of this home that run on though no test holds them: servers, workers, trainers. */
    List<Long> leftovers() {
        List<Long> found = new ArrayList<>(LiveProcesses.carrying(List.of("TRAINMASTER_HOME=" + home.path())));
        found.addAll(home.processes());
        return found;
    }

    private Program start(List<String> command, Map<String, String> more, String name) {
        Map<String, String> environment =
                new HashMap<>(Map.of("TRAINMASTER_HOME", home.path().toString(), "TRAINMASTER_USER", OPERATOR));
        environment.putAll(installation.environment());
        server.ifPresent(given -> {
            environment.put("TEMPORAL_ADDRESS", given.address());
            environment.put("TEMPORAL_NAMESPACE", given.namespace());
        });
        environment.putAll(settings);
        environment.putAll(more);
        Path output = home.path().resolve("output").resolve(name + "-" + programs.size());
        Program program = Program.start(command, environment, home.path(), output);
        programs.add(program);
        return program;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Nothing that was started here outlives it, neither workers nor what they left running. */
    @Override
    public void close() {
        programs.forEach(Program::close);
        leftovers().forEach(LiveProcesses::kill);
        server.ifPresent(ServerUnderTest::close);
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "sites").toAbsolutePath()), "site-");
            Files.createDirectories(folder.resolve("output"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
