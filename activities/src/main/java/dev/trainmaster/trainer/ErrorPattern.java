package dev.trainmaster.trainer;

import dev.trainmaster.failure.TrainerFailureClass;
import java.util.Optional;

/** A regular expression for a line of error output, and what it says about the end. */
public record ErrorPattern(Expression pattern, TrainerFailureClass kind, Optional<String> hint) {
    public ErrorPattern {
        hint = hint == null ? Optional.empty() : hint;
        if (pattern == null || kind == null) {
            throw new IllegalArgumentException("an error pattern needs a pattern and a kind");
        }
    }

    boolean isIn(String line) {
        return pattern.isIn(line);
    }

    Meaning meaning() {
        return new Meaning(kind, hint);
    }
}
