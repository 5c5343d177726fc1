package dev.trainmaster.training;

import dev.trainmaster.failure.FailureType;
import dev.trainmaster.supervisor.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Who may decide about a training, in the order of their say: the server, this worker's shutdown, the deadline. */
final class Decisions {

    private static final Duration LONGEST_NOTICE = Duration.ofMinutes(15);

    private final Supplier<Optional<Decision>> server;
    private final DrainSignal drain;
    private final Instant deadline;
    private final Instant warnAt;
    private final SteadyClock clock;
    private boolean warned;

    /** @param clock what time is left must not depend on who sets the date */
    Decisions(Supplier<Optional<Decision>> server, DrainSignal drain, TrainingOrder order, SteadyClock clock) {
        this.server = server;
        this.drain = drain;
        this.deadline = order.deadline();
        Duration fifth = order.request().limits().train().dividedBy(5);
        this.warnAt = deadline.minus(fifth.compareTo(LONGEST_NOTICE) < 0 ? fifth : LONGEST_NOTICE);
        this.clock = clock;
    }

    Optional<Decision> next() {
        Optional<Decision> heard = server.get();
        if (heard.isPresent()) {
            return heard;
        }
        if (drain.wish() != DrainSignal.Wish.STAY) {
            return Optional.of(new Decision.Leave(drain.wish()));
        }
        return clock.instant().isAfter(deadline)
                ? Optional.of(new Decision.Stop(
                        StopReason.of(FailureType.TRAINING_TIMED_OUT, "the training had to end by " + deadline)))
                : Optional.empty();
    }

    /** Once, while there is still time to do something. */
    Optional<String> warning() {
        if (warned || clock.instant().isBefore(warnAt)) {
            return Optional.empty();
        }
        warned = true;
        return Optional.of("the training has to end by " + deadline + ", and will be stopped then");
    }
}
