package dev.trainmaster.trainer;

import dev.trainmaster.failure.TrainerFailureClass;
import java.util.Optional;

/** What an exit code or an error line says about a trainer's end. */
public record Meaning(TrainerFailureClass kind, Optional<String> hint) {
    public Meaning {
        if (kind == null) {
            throw new IllegalArgumentException("an exit code needs a kind, such as config, data or out-of-memory");
        }
        hint = hint == null ? Optional.empty() : hint;
    }

    public String hintText() {
        return hint.orElse(kind.hint());
    }
}
