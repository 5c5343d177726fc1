package dev.trainmaster.notification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Map;

/** Something that a person may want to hear of: an open approval, a reminder, an end. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Notice(String runId, Kind kind, String text, Instant at, Map<String, String> facts) {

    /** What it is about. */
    public enum Kind {
        APPROVAL_NEEDED,
        APPROVAL_REMINDER,
        TRAINING_WARNING,
        RUN_ENDED
    }
}
