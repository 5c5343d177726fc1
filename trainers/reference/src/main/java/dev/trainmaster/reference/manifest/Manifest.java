package dev.trainmaster.reference.manifest;

/** What to train, on what, how: the part of manifest.yaml that this trainer acts on. */
public record Manifest(String runId, DatasetReference dataset, String model, Hyperparameters hyperparameters) {

    /** The same training with at most this many steps. */
    public Manifest cappedAt(int steps) {
        return new Manifest(runId, dataset, model, hyperparameters.cappedAt(steps));
    }
}
