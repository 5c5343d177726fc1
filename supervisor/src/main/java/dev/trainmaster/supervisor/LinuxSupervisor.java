package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.Observation.FileMark;
import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Supervision by /proc, POSIX locks and signals. */
final class LinuxSupervisor implements Supervisor {

    private final Findings findings;
    private final Taking taking;
    private final Stopping stopping;
    private final Signals signals;

    private LinuxSupervisor(Findings findings, Taking taking, Stopping stopping, Signals signals) {
        this.findings = findings;
        this.taking = taking;
        this.stopping = stopping;
        this.signals = signals;
    }

    static LinuxSupervisor create(HostTools tools, Path shimHome, Clock clock) throws IOException {
        Proc proc = new Proc(tools.proc().toFile());
        Findings findings = new Findings(proc);
        Cgroups cgroups = Cgroups.ofThisHost(Path.of("/"));
        ShimLauncher launcher = new ShimLauncher(tools, cgroups, ShimArchive.installIn(shimHome));
        Signals signals = new Signals(proc);
        return new LinuxSupervisor(
                findings,
                new Taking(findings, launcher, proc),
                new Stopping(findings, proc, signals::resume, clock),
                signals);
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
        Finding finding = unchanged.isPresent() ? unchanged.get() : findings.find(run, start);
        if (finding instanceof Finding.Running running && running.activity() == Finding.Activity.UNATTENDED) {
            signals.resume(running.shim().process());
        }
        return new Observation(
                finding, FileMark.of(directory.stdout()), FileMark.of(directory.stderr()), FileMark.of(run.metrics()));
    }

    @Override
    public StopOutcome stop(RunDirectory run, StopRequest request) throws IOException, InterruptedException {
        return stopping.stop(run, request);
    }
}
