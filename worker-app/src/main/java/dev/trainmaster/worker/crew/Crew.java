package dev.trainmaster.worker.crew;

import java.util.List;

/**
 * Who does the work of each queue.
 *
 * @param workflow the implementation of the run itself
 * @param control activities that any worker may do
 * @param host activities that only this host can do, since the run's files lie here
 * @param training the watch over trainers, apart from the rest so that a full host can still stop one
 */
public record Crew(Class<?> workflow, List<Object> control, List<Object> host, List<Object> training) {

    public Crew {
        control = List.copyOf(control);
        host = List.copyOf(host);
        training = List.copyOf(training);
    }
}
