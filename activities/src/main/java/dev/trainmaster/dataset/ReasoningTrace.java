package dev.trainmaster.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question, the steps to its answer, and the answer.
 *
 * @param steps in order of their {@code i}
 * @param meta what else the source says: texts, numbers, lists and maps as JSON has them, in their order
 */
public record ReasoningTrace(
        Optional<String> id,
        Optional<String> createdAt,
        String traceVersion,
        String prompt,
        List<TraceStep> steps,
        String finalAnswer,
        Map<String, Object> meta) {}
