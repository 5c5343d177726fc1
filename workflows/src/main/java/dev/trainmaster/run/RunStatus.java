package dev.trainmaster.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trainmaster.approval.ApprovalView;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.placement.Home;
import dev.trainmaster.placement.Move;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.training.Progress;
import dev.trainmaster.training.StartRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a run is and everything that is known of it: what the status query answers. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunStatus(
        String runId,
        Phase phase,
        List<PhaseEntry> phases,
        Optional<TrainingRequest> request,
        Optional<Home> home,
        Optional<ExportReceipt> dataset,
        Optional<ManifestReceipt> manifest,
        Optional<PreflightReport> report,
        ApprovalView approval,
        Optional<Instant> trainingDeadline,
        Optional<Progress> progress,
        List<StartRecord> starts,
        Optional<String> warning,
        Optional<Failure> failure,
        List<Move> moves) {

    /** Earlier versions knew no moves. */
    public RunStatus {
        moves = moves == null ? List.of() : List.copyOf(moves);
    }
}
