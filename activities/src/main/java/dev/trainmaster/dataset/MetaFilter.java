package dev.trainmaster.dataset;

import dev.trainmaster.request.Selection;
import java.util.List;
import java.util.Map;

/** Keeps the records whose meta has what a selection asks for; numbers and flags are compared as they are written. */
final class MetaFilter {
    private final Selection selection;

    MetaFilter(Selection selection) {
        this.selection = selection;
    }

    boolean isEmpty() {
        return selection.filters().isEmpty()
                && selection.anyOf().isEmpty()
                && selection.exists().isEmpty();
    }

    boolean keeps(DataRecord record) {
        Map<String, Object> meta = record.meta();
        return selection.filters().entrySet().stream()
                        .allMatch(filter -> is(meta.get(filter.getKey()), List.of(filter.getValue())))
                && selection.anyOf().entrySet().stream()
                        .allMatch(filter -> is(meta.get(filter.getKey()), filter.getValue()))
                && selection.exists().stream().allMatch(key -> meta.get(key) != null);
    }

    private static boolean is(Object value, List<String> wanted) {
        return value != null
                && !(value instanceof Map)
                && !(value instanceof List)
                && wanted.contains(value.toString());
    }

    /** For people. */
    @Override
    public String toString() {
        return "the filters " + selection.filters()
                + (selection.anyOf().isEmpty() ? "" : ", any of " + selection.anyOf())
                + (selection.exists().isEmpty() ? "" : ", with " + selection.exists());
    }
}
