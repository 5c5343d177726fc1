package dev.trainmaster.reference.manifest;

import java.util.OptionalInt;

/** The settings of a training as the manifest gives them; the ranges are checked where it is read. */
public record Hyperparameters(
        double learningRate,
        double weightDecay,
        int epochs,
        int batchSize,
        int maxSeqLength,
        long seed,
        String device,
        OptionalInt maxSteps) {

    /** The same settings with at most this many steps. */
    public Hyperparameters cappedAt(int steps) {
        int cap = Math.min(steps, maxSteps.orElse(steps));
        return new Hyperparameters(
                learningRate, weightDecay, epochs, batchSize, maxSeqLength, seed, device, OptionalInt.of(cap));
    }
}
