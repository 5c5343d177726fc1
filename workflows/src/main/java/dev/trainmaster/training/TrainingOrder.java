package dev.trainmaster.training;

import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.placement.Home;
import dev.trainmaster.request.TrainingRequest;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * One numbered start of a trainer. However often the activity is retried, it starts a trainer at most once for it.
 *
 * @param manifest what was approved; the bytes must still be these when the trainer starts
 * @param deadline when the training as a whole is over, restarts included
 */
public record TrainingOrder(
        String runId,
        Home home,
        TrainingRequest request,
        ManifestReceipt manifest,
        int start,
        Instant deadline,
        OptionalLong totalSteps) {}
