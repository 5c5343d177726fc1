package dev.trainmaster.dataset;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times with their offset, kept as they were written. */
final class Timestamps {
    private Timestamps() {}

    static Optional<String> checked(Optional<String> text) throws BadRecordException {
        if (text.isPresent()) {
            try {
                OffsetDateTime.parse(text.get());
            } catch (DateTimeParseException e) {
                throw new BadRecordException("created_at must be a time with its offset like 2026-01-02T03:04:05Z,"
                        + " but is \"" + text.get() + "\"");
            }
        }
        return text;
    }

    static Instant instant(String checked) {
        return OffsetDateTime.parse(checked).toInstant();
    }
}
