package dev.trainmaster.preflight;

import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.ActivityFailures;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.placement.Home;
import dev.trainmaster.request.TrainingRequest;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.nio.file.Path;

/** The dry run of a run in its directory, with heartbeats. */
public final class PreflightActivitiesImpl implements PreflightActivities {
    private final Preflight preflight;
    private final ReportShortener shortener = new ReportShortener();

    public PreflightActivitiesImpl(Preflight preflight) {
        this.preflight = preflight;
    }

    @Override
    public PreflightReport dryRun(
            String runId, Home home, TrainingRequest request, ExportReceipt dataset, ManifestReceipt manifest) {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        PreflightOrder order = new PreflightOrder(runId, Path.of(home.runDirectory()), request, dataset, manifest);
        return ActivityFailures.told(() -> shortener.shortened(preflight.check(order, activity::heartbeat)));
    }
}
