package dev.trainmaster.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record with everything about it settled: what a format writes. */
record Exported(String id, String name, Optional<String> createdAt, ReasoningTrace trace) {
    /** A record without an id is named by its dataset and its place in it. */
    static Exported of(DatasetKey key, long index, ReasoningTrace trace, Optional<String> createdAt, Uuid5 uuid5) {
        String place = key.text() + "/" + index;
        return new Exported(
                trace.id().orElseGet(() -> uuid5.of(place).toString()),
                trace.id().orElse(place),
                trace.createdAt().or(() -> createdAt),
                trace);
    }

    /** What the record says of itself wins over what is said of it, and stands where that stood. */
    Map<String, Object> metadata(Map<String, String> first, Map<String, String> last) {
        Map<String, Object> metadata = new LinkedHashMap<>(first);
        createdAt.ifPresent(time -> metadata.put("created_at", time));
        metadata.put("trace_version", trace.traceVersion());
        metadata.putAll(last);
        metadata.putAll(trace.meta());
        return metadata;
    }

    /** The steps, numbered, and the answer. */
    String response() {
        StringBuilder text = new StringBuilder();
        List<TraceStep> steps = trace.steps();
        if (!steps.isEmpty()) {
            text.append("Reasoning:\n");
        }
        for (int n = 0; n < steps.size(); n++) {
            text.append(n + 1).append(". ").append(steps.get(n).content()).append('\n');
        }
        return text.append("Answer: ").append(trace.finalAnswer()).toString();
    }
}
