package dev.trainmaster.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question, the steps to its answer, and the answer.
 *
 * @param steps in order of their {@code i}
 */
public record ReasoningTrace(
        Optional<String> id,
        Optional<String> createdAt,
        String traceVersion,
        String prompt,
        List<TraceStep> steps,
        String finalAnswer,
        Map<String, Object> meta)
        implements DataRecord {
    @Override
    public RecordKind kind() {
        return RecordKind.TRACE;
    }

    @Override
    public String question() {
        return prompt;
    }

    @Override
    public Optional<List<String>> nameParts() {
        return Optional.empty();
    }
}
