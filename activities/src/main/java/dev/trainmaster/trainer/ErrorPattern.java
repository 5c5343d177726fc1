package dev.trainmaster.trainer;

import dev.trainmaster.failure.TrainerFailureClass;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression for a line of error output, and what it says about the end. */
public record ErrorPattern(String pattern, TrainerFailureClass kind, Optional<String> hint) {
    public ErrorPattern {
        hint = hint == null ? Optional.empty() : hint;
        if (pattern == null || kind == null) {
            throw new IllegalArgumentException("an error pattern needs a pattern and a kind");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "errorPatterns: \"" + pattern + "\" is no regular expression: " + e.getDescription(), e);
        }
    }

    boolean isIn(String line) {
        return Pattern.compile(pattern).matcher(line).find();
    }

    Meaning meaning() {
        return new Meaning(kind, hint);
    }
}
