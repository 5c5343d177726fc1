package dev.trainmaster.trainer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * One setting that a trainer knows beyond the hyperparameters.
 *
 * @param usual its value where a request does not name it; without one it is absent then
 * @param choices the only values that it may have, if they are few
 */
public record SettingRule(
        SettingType type, @JsonProperty("default") Optional<Object> usual, List<Object> choices, String description) {
    public SettingRule {
        if (type == null) {
            throw new IllegalArgumentException("a setting needs a type: text, integer, number or boolean");
        }
        usual = usual == null ? Optional.empty() : usual;
        choices = choices == null ? List.of() : List.copyOf(choices);
        description = description == null ? "" : description;
        for (Object value : choices) {
            requireType("choices", type, value);
        }
        if (usual.isPresent()) {
            requireType("default", type, usual.get());
        }
    }

    /** Why this value cannot be used, if so. */
    Optional<String> complaint(Object value) {
        if (!type.accepts(value)) {
            return Optional.of("must be of type " + type.text() + ", but is " + value);
        }
        boolean chosen = choices.isEmpty() || choices.stream().anyMatch(choice -> Scalars.same(choice, value));
        return chosen ? Optional.empty() : Optional.of("must be one of " + choices + ", but is " + value);
    }

    private static void requireType(String key, SettingType type, Object value) {
        if (!type.accepts(value)) {
            throw new IllegalArgumentException(
                    "a setting's " + key + " must be of its type " + type.text() + ", but there is " + value);
        }
    }
}
