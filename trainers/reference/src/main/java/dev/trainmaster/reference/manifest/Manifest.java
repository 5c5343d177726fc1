package dev.trainmaster.reference.manifest;

/**
 * What to train, on what, how: the part of manifest.yaml that this trainer acts on.
 *
 * @param keptCheckpoints how many of the newest checkpoints stay
 */
public record Manifest(
        String runId, DatasetReference dataset, String model, Hyperparameters hyperparameters, int keptCheckpoints) {

    /** The same training with at most this many steps. */
    public Manifest cappedAt(int steps) {
        return new Manifest(runId, dataset, model, hyperparameters.cappedAt(steps), keptCheckpoints);
    }
}
