package dev.trainmaster.trainer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** One of the two that every process has. */
public enum OutputStreamName {
    STDOUT,
    STDERR;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
