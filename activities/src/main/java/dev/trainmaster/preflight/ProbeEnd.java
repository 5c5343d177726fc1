package dev.trainmaster.preflight;

import java.time.Duration;
import java.util.List;

/** How a probe ended; what it said is without secrets. */
sealed interface ProbeEnd {
    record Exited(int code, List<String> output, List<String> errors) implements ProbeEnd {}

    record TimedOut(Duration limit, List<String> errors) implements ProbeEnd {}

    record TooLong(long mostBytes) implements ProbeEnd {}

    record NotStarted(String reason) implements ProbeEnd {}

    /** It was ended because it had done what was wanted, and went on. */
    record Enough() implements ProbeEnd {}
}
