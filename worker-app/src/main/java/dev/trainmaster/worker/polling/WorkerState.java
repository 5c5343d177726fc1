package dev.trainmaster.worker.polling;

import java.time.Instant;

/** What a worker is doing. */
public sealed interface WorkerState {

    /** It does not poll yet, for this reason. */
    record Waiting(Instant since, String reason) implements WorkerState {}

    /** It takes tasks. */
    record Serving(Instant since) implements WorkerState {}

    /** It takes no tasks any more and lets those that it has come to an end. */
    record Draining(Instant since) implements WorkerState {}

    /** It is done. */
    record Stopped(Instant since) implements WorkerState {}
}
