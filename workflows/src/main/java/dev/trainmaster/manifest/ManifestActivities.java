package dev.trainmaster.manifest;

import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.placement.Home;
import dev.trainmaster.request.TrainingRequest;
import io.temporal.activity.ActivityInterface;

/** Writes down exactly what will run. */
@ActivityInterface
public interface ManifestActivities {

    ManifestReceipt writeManifest(String runId, Home home, TrainingRequest request, ExportReceipt dataset);
}
