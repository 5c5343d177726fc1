package dev.trainmaster.trainer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the value of a trainer's setting must be. */
public enum SettingType {
    TEXT {
        @Override
        boolean accepts(Object value) {
            return value instanceof String;
        }
    },
    INTEGER {
        @Override
        boolean accepts(Object value) {
            return value instanceof Long || value instanceof Integer;
        }
    },
    NUMBER {
        @Override
        boolean accepts(Object value) {
            return value instanceof Number;
        }
    },
    BOOLEAN {
        @Override
        boolean accepts(Object value) {
            return value instanceof Boolean;
        }
    };

    abstract boolean accepts(Object value);

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
