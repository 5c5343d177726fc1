package dev.trainmaster.request;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a run goes. */
public enum Mode implements Choice {
    DRY_RUN,
    LOCAL;

    @Override
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
