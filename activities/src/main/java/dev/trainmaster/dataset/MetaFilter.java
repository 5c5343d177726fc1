package dev.trainmaster.dataset;

import java.util.List;
import java.util.Map;

/** Keeps the records whose meta has these values; numbers and flags are compared as they are written. */
final class MetaFilter {
    private final Map<String, String> wanted;

    MetaFilter(Map<String, String> wanted) {
        this.wanted = wanted;
    }

    boolean isEmpty() {
        return wanted.isEmpty();
    }

    boolean keeps(ReasoningTrace trace) {
        return wanted.entrySet().stream().allMatch(filter -> is(trace.meta().get(filter.getKey()), filter.getValue()));
    }

    private static boolean is(Object value, String wanted) {
        return value != null && !(value instanceof Map) && !(value instanceof List) && wanted.equals(value.toString());
    }
}
