package dev.trainmaster.preflight;

import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerPlace;
import dev.trainmaster.trainer.TrainerProfile;
import java.nio.file.Path;

/** What a dry run proves. */
public record PreflightOrder(
        String runId, Path runDirectory, TrainingRequest request, ExportReceipt dataset, ManifestReceipt manifest) {
    TrainerPlace place(TrainerHost host, TrainerProfile trainer) {
        return TrainerPlace.of(host, runDirectory, Path.of(dataset.path()), dataset.records(), trainer, request);
    }
}
