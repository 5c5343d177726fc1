package dev.trainmaster.run;

import dev.trainmaster.approval.ApprovalGate;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.placement.Home;
import dev.trainmaster.placement.Move;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.training.Progress;
import dev.trainmaster.training.StartLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that a run knows of itself while it goes on. */
public final class RunBook {

    private final String runId;
    private final ApprovalGate gate;
    private final StartLog starts = new StartLog();
    private final List<PhaseEntry> phases = new ArrayList<>();
    private Optional<TrainingRequest> request = Optional.empty();
    private Optional<Home> home = Optional.empty();
    private Optional<ExportReceipt> dataset = Optional.empty();
    private Optional<ManifestReceipt> manifest = Optional.empty();
    private Optional<PreflightReport> report = Optional.empty();
    private Optional<Instant> trainingDeadline = Optional.empty();
    private Optional<Progress> progress = Optional.empty();
    private Optional<String> warning = Optional.empty();
    private Optional<String> waitsFor = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private final List<Move> moves = new ArrayList<>();

    public RunBook(String runId, ApprovalGate gate, Instant startedAt) {
        this.runId = runId;
        this.gate = gate;
        enter(Phase.EXPORTING, startedAt);
    }

    public void enter(Phase phase, Instant now) {
        phases.add(new PhaseEntry(phase, now));
    }

    public Phase phase() {
        return phases.get(phases.size() - 1).phase();
    }

    public void request(TrainingRequest accepted) {
        request = Optional.of(accepted);
    }

    public void home(Home claimed) {
        home = Optional.of(claimed);
    }

    public void dataset(ExportReceipt exported) {
        dataset = Optional.of(exported);
    }

    public void manifest(ManifestReceipt written) {
        manifest = Optional.of(written);
    }

    public void report(PreflightReport found) {
        report = Optional.of(found);
    }

    /** Where the run's files are from now on. */
    void livesAt(Household now) {
        home(now.home());
        dataset(now.dataset());
        manifest(now.manifest());
    }

    void moved(Move move) {
        moves.add(move);
    }

    public void trainingDeadline(Instant deadline) {
        trainingDeadline = Optional.of(deadline);
    }

    public void progress(Progress latest) {
        progress = Optional.of(latest);
    }

    public void warn(String text) {
        warning = Optional.of(text);
    }

    /** What holds up the end of the run; empty again when it is there. */
    void waitsFor(Optional<String> what) {
        waitsFor = what;
    }

    public void failed(Failure cause) {
        failure = Optional.of(cause);
        warning = Optional.empty();
    }

    public Optional<Home> home() {
        return home;
    }

    public StartLog starts() {
        return starts;
    }

    public String runId() {
        return runId;
    }

    public RunStatus status() {
        return new RunStatus(
                runId,
                phase(),
                List.copyOf(phases),
                request,
                home,
                dataset,
                manifest,
                report,
                gate.view(),
                trainingDeadline,
                progress,
                starts.records(),
                waitsFor.or(() -> warning),
                failure,
                List.copyOf(moves));
    }

    public RunResult result() {
        return new RunResult(
                runId,
                phase(),
                List.copyOf(phases),
                request,
                home.map(Home::runDirectory),
                dataset,
                manifest,
                report.flatMap(PreflightReport::plan),
                gate.view(),
                starts.records(),
                progress,
                failure,
                List.copyOf(moves),
                List.of());
    }
}
