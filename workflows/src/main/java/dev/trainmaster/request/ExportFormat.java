package dev.trainmaster.request;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a line of the exported dataset looks like. */
public enum ExportFormat implements Choice {
    TUNIX_SFT,
    TRACE,
    TRAINING_EXAMPLE;

    @Override
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
