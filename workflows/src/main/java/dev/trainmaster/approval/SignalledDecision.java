package dev.trainmaster.approval;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.Optional;

/** A decision as a person types it into the Web UI: a name alone, or an object with approver, comment and digest. */
public record SignalledDecision(@JsonValue Object content) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SignalledDecision {}

    /**
     * As a decision.
     *
     * @param id the decision's id where the content names none
     */
    public Decision read(Verdict verdict, String id) {
        if (content instanceof Map<?, ?> fields) {
            return new Decision(
                    text(fields, "id").orElse(id),
                    text(fields, "approver").orElse(""),
                    verdict,
                    text(fields, "comment").or(() -> text(fields, "reason")),
                    text(fields, "digest"));
        }
        return new Decision(
                id, content instanceof String name ? name : "", verdict, Optional.empty(), Optional.empty());
    }

    private static Optional<String> text(Map<?, ?> fields, String key) {
        return fields.get(key) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
