package dev.trainmaster.manifest;

import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.request.TrainingRequest;
import java.nio.file.Path;

/** What a manifest is about. It goes into the run directory. */
public record ManifestOrder(String runId, Path runDirectory, TrainingRequest request, ExportReceipt dataset) {}
