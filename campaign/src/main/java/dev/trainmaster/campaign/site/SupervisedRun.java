package dev.trainmaster.campaign.site;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.oracle.StepLog;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.OutputLimit;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.RunToken;
import dev.trainmaster.supervisor.StartSpec;
import dev.trainmaster.supervisor.StopOutcome;
import dev.trainmaster.supervisor.StopRequest;
import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.supervisor.shim.TokenSweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run of the test trainer under the supervisor alone: no server, no worker. Nothing of it lives on when it closes. */
public final class SupervisedRun implements AutoCloseable {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration SHIM_GOES = Duration.ofSeconds(10);

    private final Host host;
    private final RunDirectory run;
    private final String id;
    private final RunToken token = RunToken.random(new SecureRandom());
    private final Duration grace;
    private final List<String> switches;

    public SupervisedRun(Host host, Path folder, String id, Duration grace, List<String> switches) {
        this.host = host;
        this.run = new RunDirectory(folder.resolve("runs").resolve(id));
        this.id = id;
        this.grace = grace;
        this.switches = List.copyOf(switches);
    }

    public RunDirectory directory() {
        return run;
    }

    public Host host() {
        return host;
    }

    public RunToken token() {
        return token;
    }

    public String id() {
        return id;
    }

    List<String> switches() {
        return switches;
    }

    private List<String> command() {
        return TrainerCommand.of(run.train().toString(), switches);
    }

    public StartSpec spec(int start, List<String> argv) {
        return new StartSpec(
                id,
                start,
                argv,
                Map.of("PATH", System.getenv("PATH")),
                run.root().getParent(),
                token,
                grace,
                OutputLimit.standard());
    }

    public Finding take(int start) throws IOException, InterruptedException {
        return host.supervisor().take(run, spec(start, command()));
    }

    public Finding take(StartSpec spec) throws IOException, InterruptedException {
        return host.supervisor().take(run, spec);
    }

    public Finding find(int start) throws IOException, InterruptedException {
        return host.supervisor().find(run, start);
    }

    public StopOutcome stop(int start) throws IOException, InterruptedException {
        return host.supervisor().stop(run, new StopRequest(start, "the campaign says so", grace));
    }

    public Finding.Running begin(int start) throws IOException, InterruptedException {
        Finding finding = take(start);
        if (finding instanceof Finding.Running running) {
            return running;
        }
        throw new BrokenPromise("start " + start + " did not come to life: " + finding);
    }

    /** What a worker that watches would report in the end: never that it still runs. */
    public Finding end(int start) throws Exception {
        Wait.until(
                BOUND,
                "an end of start " + start + " of " + id,
                () -> !(find(start) instanceof Finding.Running) && !(find(start) instanceof Finding.Unverifiable));
        return take(start);
    }

    public void reachStep(int step) throws Exception {
        Wait.until(BOUND, "step " + step + " of " + id, () -> steps().lastStep() >= step);
    }

    public StepLog steps() {
        return StepLog.in(run.train());
    }

    /** The shim itself may need a moment to go: its last deed is the record of the end. */
    public void requireGone(Finding told, int start) throws Exception {
        List<ProcessId> alive = new ArrayList<>(carriers());
        alive.removeAll(shimOf(start));
        BrokenPromise.unless(alive.isEmpty(), id + " is told as " + told + ", but alive are " + alive);
        Wait.until(SHIM_GOES, "the end of the shim of " + id, () -> carriers().isEmpty());
    }

    private List<ProcessId> shimOf(int start) throws IOException {
        Path file = run.start(start).shim();
        if (!Files.exists(file)) {
            return List.of();
        }
        JsonNode shim = StateFiles.read(file);
        return List.of(new ProcessId(
                shim.path("pid").longValue(), shim.path("startTicks").longValue()));
    }

    public List<ProcessId> carriers() {
        return sweep().carriers();
    }

    private TokenSweep sweep() {
        return new TokenSweep(
                Proc.ofThisHost(), token.value(), ProcessHandle.current().pid());
    }

    @Override
    public void close() {
        sweep().stop(0, BOUND.toMillis());
    }
}
