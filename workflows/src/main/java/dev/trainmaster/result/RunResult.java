package dev.trainmaster.result;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trainmaster.approval.ApprovalView;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.placement.Move;
import dev.trainmaster.preflight.TrainingPlan;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.run.Phase;
import dev.trainmaster.run.PhaseEntry;
import dev.trainmaster.training.Progress;
import dev.trainmaster.training.StartRecord;
import java.util.List;
import java.util.Optional;

/** How a run ended. The workflow returns it or fails with it, result.json holds it, and the CLI and metrics read it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunResult(
        String runId,
        Phase outcome,
        List<PhaseEntry> phases,
        Optional<TrainingRequest> request,
        Optional<String> runDirectory,
        Optional<ExportReceipt> dataset,
        Optional<ManifestReceipt> manifest,
        Optional<TrainingPlan> plan,
        ApprovalView approval,
        List<StartRecord> starts,
        Optional<Progress> progress,
        Optional<Failure> failure,
        List<Move> moves,
        List<RunFile> files) {

    /** Earlier versions knew no moves, and listed no files. */
    public RunResult {
        moves = moves == null ? List.of() : List.copyOf(moves);
        files = files == null ? List.of() : List.copyOf(files);
    }

    /** With what the run has left behind. */
    public RunResult leaving(List<RunFile> left) {
        return new RunResult(
                runId,
                outcome,
                phases,
                request,
                runDirectory,
                dataset,
                manifest,
                plan,
                approval,
                starts,
                progress,
                failure,
                moves,
                left);
    }
}
