package dev.trainmaster.cli.run;

import dev.trainmaster.approval.ApprovalView;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.placement.Home;
import dev.trainmaster.placement.Move;
import dev.trainmaster.preflight.Finding;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.preflight.TrainingPlan;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.result.RunFile;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.run.Phase;
import dev.trainmaster.run.PhaseEntry;
import dev.trainmaster.run.RunStatus;
import dev.trainmaster.training.Progress;
import dev.trainmaster.training.StartRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that is known of a run, whoever told it. */
public record RunView(
        String runId,
        Phase phase,
        Source source,
        Instant startedAt,
        Optional<Instant> closedAt,
        List<PhaseEntry> phases,
        Optional<TrainingRequest> request,
        Optional<String> host,
        Optional<String> runDirectory,
        Optional<ExportReceipt> dataset,
        Optional<ManifestReceipt> manifest,
        Optional<TrainingPlan> plan,
        List<Finding> findings,
        Optional<ApprovalView> approval,
        Optional<Instant> trainingDeadline,
        Optional<Progress> progress,
        List<StartRecord> starts,
        List<Move> moves,
        List<RunFile> files,
        Optional<String> warning,
        Optional<Failure> failure) {

    /** Who told it. */
    public enum Source {
        WORKER,
        RESULT,
        /** No worker answered: the server's own record, which knows less. */
        SERVER
    }

    static RunView of(RunStatus status, Instant startedAt) {
        return new RunView(
                status.runId(),
                status.phase(),
                Source.WORKER,
                startedAt,
                Optional.empty(),
                status.phases(),
                status.request(),
                status.home().map(Home::host),
                status.home().map(Home::runDirectory),
                status.dataset(),
                status.manifest(),
                status.report().flatMap(PreflightReport::plan),
                status.report().map(PreflightReport::findings).orElse(List.of()),
                Optional.of(status.approval()),
                status.trainingDeadline(),
                status.progress(),
                status.starts(),
                status.moves(),
                List.of(),
                status.warning(),
                status.failure());
    }

    static RunView of(RunResult result, Instant startedAt, Optional<Instant> closedAt) {
        return new RunView(
                result.runId(),
                result.outcome(),
                Source.RESULT,
                startedAt,
                closedAt,
                result.phases(),
                result.request(),
                Optional.empty(),
                result.runDirectory(),
                result.dataset(),
                result.manifest(),
                result.plan(),
                List.of(),
                Optional.of(result.approval()),
                Optional.empty(),
                result.progress(),
                result.starts(),
                result.moves(),
                result.files(),
                Optional.empty(),
                result.failure());
    }

    static RunView ofServer(
            String runId,
            Phase phase,
            Instant startedAt,
            Optional<Instant> closedAt,
            Optional<TrainingRequest> request,
            Optional<Progress> progress,
            Optional<Failure> failure) {
        return new RunView(
                runId,
                phase,
                Source.SERVER,
                startedAt,
                closedAt,
                List.of(),
                request,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                progress,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                failure);
    }

    /** With the other progress if that is further, which the server knew before the workflow heard of it. */
    RunView withNewer(Optional<Progress> other) {
        boolean newer = other.filter(heard -> progress.map(Progress::step).orElse(-1L) < heard.step())
                .isPresent();
        return newer
                ? new RunView(
                        runId,
                        phase,
                        source,
                        startedAt,
                        closedAt,
                        phases,
                        request,
                        host,
                        runDirectory,
                        dataset,
                        manifest,
                        plan,
                        findings,
                        approval,
                        trainingDeadline,
                        other,
                        starts,
                        moves,
                        files,
                        warning,
                        failure)
                : this;
    }

    public boolean hasEnded() {
        return phase.isOutcome();
    }

    /** Ended, its result written, and everyone told: it can be tried again. */
    public boolean hasClosed() {
        return closedAt.isPresent();
    }

    public boolean isAnsweredByWorker() {
        return source != Source.SERVER;
    }

    public Instant since() {
        return phases.isEmpty() ? startedAt : phases.get(phases.size() - 1).since();
    }
}
