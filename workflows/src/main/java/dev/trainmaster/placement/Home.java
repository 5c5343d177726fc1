package dev.trainmaster.placement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * The host that a run lives on: its files lie there, and its activities go to that host's own queues.
 *
 * @param startsSoFar the highest start number that the run directory has seen, for a retried run
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Home(String host, String queue, String trainingQueue, String runDirectory, int startsSoFar) {

    /** The same home, after so many starts. */
    public Home after(int starts) {
        return new Home(host, queue, trainingQueue, runDirectory, starts);
    }
}
