package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.Observation.FileMark;
import dev.trainmaster.supervisor.shim.Proc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Supervision by /proc, POSIX locks and signals. */
final class LinuxSupervisor implements Supervisor {

    private final Findings findings;
    private final Taking taking;
    private final Stopping stopping;

    private LinuxSupervisor(Findings findings, Taking taking, Stopping stopping) {
        this.findings = findings;
        this.taking = taking;
        this.stopping = stopping;
    }

    static LinuxSupervisor create(HostTools tools, Path shimHome, Clock clock) throws IOException {
        Proc proc = new Proc(tools.proc().toFile());
        Findings findings = new Findings(proc);
        Cgroups cgroups = Cgroups.ofThisHost(Path.of("/"));
        ShimLauncher launcher = new ShimLauncher(tools, cgroups, ShimArchive.installIn(shimHome));
        return new LinuxSupervisor(findings, new Taking(findings, launcher, proc), new Stopping(findings, proc, clock));
    }

    @Override
    public Finding take(RunDirectory run, StartSpec spec) throws IOException, InterruptedException {
        return taking.take(run, spec);
    }

    @Override
    public Finding find(RunDirectory run, int start) throws IOException, InterruptedException {
        return findings.find(run, start);
    }

    @Override
    public Observation observe(RunDirectory run, int start, Finding.Running last)
            throws IOException, InterruptedException {
        StartDirectory directory = run.start(start);
        Optional<Finding.Running> unchanged = findings.stillRunning(run, start, last);
        return new Observation(
                unchanged.isPresent() ? unchanged.get() : findings.find(run, start),
                FileMark.of(directory.stdout()),
                FileMark.of(directory.stderr()),
                FileMark.of(run.metrics()));
    }

    @Override
    public StopOutcome stop(RunDirectory run, StopRequest request) throws IOException, InterruptedException {
        return stopping.stop(run, request);
    }
}
