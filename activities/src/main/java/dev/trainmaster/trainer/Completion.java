package dev.trainmaster.trainer;

/**
 * What proves beside exit code 0 that a training is complete.
 *
 * @param event the metrics end with {@code {"event":"completed","step":N}}
 * @param targetStep the last durable step is the planned one
 * @param finiteLoss the last loss is a number
 * @param neverAgain the trainer must not be started when the planned step is durable already: it would train on
 */
public record Completion(boolean event, boolean targetStep, boolean finiteLoss, boolean neverAgain) {
    static final Completion EXIT_CODE_ONLY = new Completion(false, false, false, false);
}
