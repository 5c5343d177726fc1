package dev.trainmaster.manifest;

import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.ActivityFailures;
import dev.trainmaster.placement.Home;
import dev.trainmaster.request.TrainingRequest;
import java.nio.file.Path;

/** Writes the manifest into a run's directory. */
public final class ManifestActivitiesImpl implements ManifestActivities {
    private final ManifestWriter writer;

    public ManifestActivitiesImpl(ManifestWriter writer) {
        this.writer = writer;
    }

    @Override
    public ManifestReceipt writeManifest(String runId, Home home, TrainingRequest request, ExportReceipt dataset) {
        return ActivityFailures.told(
                () -> writer.write(new ManifestOrder(runId, Path.of(home.runDirectory()), request, dataset)));
    }
}
