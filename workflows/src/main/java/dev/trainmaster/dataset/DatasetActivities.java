package dev.trainmaster.dataset;

import dev.trainmaster.placement.Home;
import dev.trainmaster.request.TrainingRequest;
import io.temporal.activity.ActivityInterface;

/** Turns a dataset into the file that a trainer reads. */
@ActivityInterface
public interface DatasetActivities {

    /** Streams the selected records into the run directory. A retry writes the same bytes. Heartbeats its position. */
    ExportReceipt export(String runId, Home home, TrainingRequest request);
}
