package dev.trainmaster.request;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the trainer computes on. */
public enum Device implements Choice {
    AUTO,
    CPU,
    CUDA,
    TPU;

    @Override
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
