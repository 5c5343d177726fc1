package dev.trainmaster.failure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a trainer ended without finishing, and whether a restart from its last checkpoint can help. */
public enum TrainerFailureClass {
    CONFIG(false, "The trainer refused its settings: mend the one that it names."),
    DATA(false, "The trainer could not read the data: run `trainmaster validate` and look at its last lines."),
    OUT_OF_MEMORY(false, "Try a smaller batchSize or maxSeqLength, or a machine with more memory."),
    DISK(false, "Free space where the run directory lies, then `trainmaster retry RUN`."),
    NAN_LOSS(false, "The loss is no number any more: try a smaller learningRate, and look at the data near that step."),
    KILLED(true, "Something outside ended it: it starts again from its last checkpoint."),
    UNKNOWN(true, "Read the end of the trainer's error output.");

    private final boolean restartHelps;
    private final String hint;

    TrainerFailureClass(boolean restartHelps, String hint) {
        this.restartHelps = restartHelps;
        this.hint = hint;
    }

    public boolean restartHelps() {
        return restartHelps;
    }

    public String hint() {
        return hint;
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
