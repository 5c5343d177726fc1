package dev.trainmaster.reference.training;

import dev.trainmaster.reference.ExitCode;
import dev.trainmaster.reference.TrainerException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** What the environment asks of a demo or a crash test; nothing of it changes a weight of a training that ends well. */
public record Surroundings(Duration leastStepTime, OptionalInt overflowAtStep) {
    static final String STEP_MILLIS = "TRAINMASTER_REFERENCE_STEP_MILLIS";
    static final String OVERFLOW_AT_STEP = "TRAINMASTER_REFERENCE_OVERFLOW_AT_STEP";

    public static Surroundings from(Map<String, String> environment) throws TrainerException {
        OptionalInt millis = number(environment, STEP_MILLIS);
        return new Surroundings(Duration.ofMillis(millis.orElse(0)), number(environment, OVERFLOW_AT_STEP));
    }

    private static OptionalInt number(Map<String, String> environment, String name) throws TrainerException {
        String text = environment.getOrDefault(name, "");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.matches("\\d{1,7}")) {
            throw new TrainerException(
                    ExitCode.CONFIG, "the environment variable " + name + " must be a whole number, not " + text);
        }
        return OptionalInt.of(Integer.parseInt(text));
    }
}
