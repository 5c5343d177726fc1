package dev.trainmaster.trainer;

/**
 * What proves beside exit code 0 that a training is complete.
 *
 * @param event the metrics end with {@code {"event":"completed","step":N}}
 * @param targetStep the last durable step is the planned one
 * @param finiteLoss the last loss is a number
 */
public record Completion(boolean event, boolean targetStep, boolean finiteLoss) {
    static final Completion EXIT_CODE_ONLY = new Completion(false, false, false);
}
