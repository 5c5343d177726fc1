package dev.trainmaster.training;

import dev.trainmaster.failure.FailureType;
import java.util.Optional;

/**
 * Why a trainer is stopped, in a form that survives in exit.json: if the worker that decided dies before it can tell,
 * whoever collects the exit tells the same failure.
 */
record StopReason(Optional<FailureType> failure, String text) {

    private static final String SEPARATOR = ": ";

    static StopReason of(String text) {
        return new StopReason(Optional.empty(), text);
    }

    static StopReason of(FailureType failure, String text) {
        return new StopReason(Optional.of(failure), text);
    }

    static StopReason read(String written) {
        int end = written.indexOf(SEPARATOR);
        Optional<FailureType> failure = end < 0 ? Optional.empty() : FailureType.named(written.substring(0, end));
        return failure.isPresent()
                ? new StopReason(failure, written.substring(end + SEPARATOR.length()))
                : StopReason.of(written);
    }

    String written() {
        return failure.map(type -> type.text() + SEPARATOR).orElse("") + text;
    }
}
