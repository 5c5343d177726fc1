package dev.trainmaster.preflight;

import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.placement.Home;
import dev.trainmaster.request.TrainingRequest;
import io.temporal.activity.ActivityInterface;

/** Proves a run before anyone waits for it. */
@ActivityInterface
public interface PreflightActivities {

    /** Reports all problems at once; it fails only when it could not look. */
    PreflightReport dryRun(
            String runId, Home home, TrainingRequest request, ExportReceipt dataset, ManifestReceipt manifest);
}
