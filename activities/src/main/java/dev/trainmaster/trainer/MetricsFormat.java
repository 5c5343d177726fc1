package dev.trainmaster.trainer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a trainer tells its steps. */
public enum MetricsFormat {
    /** A JSON object a line. */
    JSONL,
    /** The dictionaries that Hugging Face's trainers print, whose numbers are texts. */
    DICT,
    /** Lines, or bars drawn with carriage returns, that a regular expression finds. */
    PATTERN;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
