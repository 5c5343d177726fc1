package dev.trainmaster.request;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which records a limit keeps. */
public enum SelectionStrategy implements Choice {
    ALL,
    LATEST,
    RANDOM;

    @Override
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
