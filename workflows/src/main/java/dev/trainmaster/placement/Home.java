package dev.trainmaster.placement;

/**
 * The host that a run lives on: its files lie there, and its activities go to that host's own queues.
 *
 * @param startsSoFar the highest start number that the run directory has seen, for a retried run
 */
public record Home(String host, String queue, String trainingQueue, String runDirectory, int startsSoFar) {}
