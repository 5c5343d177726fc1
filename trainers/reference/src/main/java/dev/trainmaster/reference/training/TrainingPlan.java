package dev.trainmaster.reference.training;

import dev.trainmaster.reference.dataset.BatchOrder;
import dev.trainmaster.reference.manifest.Hyperparameters;
import dev.trainmaster.reference.manifest.Manifest;
import dev.trainmaster.reference.model.ModelSize;
import java.util.Locale;
import java.util.Map;

/** What a manifest and its data amount to. */
public record TrainingPlan(ModelSize size, int records, int stepsPerEpoch, int totalSteps, Manifest manifest) {

    public static TrainingPlan of(Manifest manifest, int records) {
        Hyperparameters settings = manifest.hyperparameters();
        int stepsPerEpoch = new BatchOrder(records, settings.batchSize(), settings.seed()).stepsPerEpoch();
        long steps = (long) stepsPerEpoch * settings.epochs();
        int total = (int) Math.min(steps, settings.maxSteps().orElse(Integer.MAX_VALUE));
        ModelSize size = ModelSize.named(manifest.model()).orElse(ModelSize.TINY);
        return new TrainingPlan(size, records, stepsPerEpoch, total, manifest);
    }

    public BatchOrder order() {
        Hyperparameters settings = manifest.hyperparameters();
        return new BatchOrder(records, settings.batchSize(), settings.seed());
    }

    /** What decides every weight. A checkpoint of other settings is another training; their number of steps may grow. */
    public Map<String, String> settings() {
        Hyperparameters settings = manifest.hyperparameters();
        return Map.of(
                "dataset", manifest.dataset().sha256(),
                "format", manifest.dataset().format().text(),
                "model", size.name().toLowerCase(Locale.ROOT),
                "learningRate", Double.toString(settings.learningRate()),
                "weightDecay", Double.toString(settings.weightDecay()),
                "batchSize", Integer.toString(settings.batchSize()),
                "maxSeqLength", Integer.toString(settings.maxSeqLength()),
                "seed", Long.toString(settings.seed()));
    }
}
