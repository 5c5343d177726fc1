package dev.trainmaster.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.placement.Home;
import dev.trainmaster.request.TrainingRequest;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * One numbered start of a trainer. However often the activity is retried, it starts a trainer at most once for it.
 *
 * @param dataset the data that was approved
 * @param manifest the settings that were approved; the bytes of both must still be these when the trainer starts
 * @param deadline when the training as a whole is over, restarts included
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainingOrder(
        String runId,
        Home home,
        TrainingRequest request,
        ExportReceipt dataset,
        ManifestReceipt manifest,
        int start,
        Instant deadline,
        OptionalLong totalSteps) {}
