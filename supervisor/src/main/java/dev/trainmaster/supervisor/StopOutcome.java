package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.shim.ProcessId;
import java.time.Instant;
import java.util.List;

/** Whether a stop is proven. Only {@link Gone} settles a run. */
public sealed interface StopOutcome {

    /** At this instant, with the run's lock in hand, no process carried the token of any of these starts. */
    record Gone(List<Integer> starts, Instant provenAt) implements StopOutcome {}

    /** These survived SIGKILL, most likely in a hanging system call. */
    record CouldNotKill(List<ProcessId> processes) implements StopOutcome {}

    /** Something stands in the way of a proof, and was not signalled because nobody knows what it is. */
    record CannotVerify(String why) implements StopOutcome {}
}
