package dev.trainmaster.request;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which records of a dataset are exported, and how many bad ones are tolerated.
 *
 * @param filters meta keys with the value that they must have
 * @param anyOf meta keys with the values of which they must have one
 * @param exists meta keys that must be there
 * @param evalShare how much is held back for evaluation, by a hash of the ids
 */
public record Selection(
        OptionalInt limit,
        Map<String, String> filters,
        Map<String, List<String>> anyOf,
        List<String> exists,
        SelectionStrategy strategy,
        int seed,
        boolean uniquePrompts,
        double evalShare,
        int maxInvalid,
        Optional<String> createdAt) {

    public static final Selection EVERYTHING =
            new Selection(OptionalInt.empty(), Map.of(), SelectionStrategy.ALL, 42, 0, Optional.empty());
    private static final int MOST_FILTERS = 32;
    private static final int MOST_VALUES = 100;
    private static final double MOST_EVAL_SHARE = 0.5;

    public Selection {
        filters = Ordered.copyOf(filters);
        anyOf = Ordered.copyOf(anyOf);
        exists = List.copyOf(exists);
        Check check = new Check()
                .that(limit.isEmpty() || limit.getAsInt() >= 1, "limit", "must be at least 1")
                .that(
                        filters.size() <= MOST_FILTERS,
                        "filters",
                        "at most " + MOST_FILTERS + " are allowed, but there are " + filters.size())
                .within("anyOf", anyOf.size(), 0, MOST_FILTERS)
                .within("exists", exists.size(), 0, MOST_FILTERS)
                .that(
                        evalShare >= 0 && evalShare <= MOST_EVAL_SHARE,
                        "evalShare",
                        "must be from 0 to " + MOST_EVAL_SHARE + ", but is " + evalShare)
                .within("maxInvalid", maxInvalid, 0, Integer.MAX_VALUE)
                .that(
                        createdAt.isEmpty() || isTimestamp(createdAt.get()),
                        "createdAt",
                        "must be a time with its offset like 2026-01-02T03:04:05Z");
        filters.forEach((key, value) -> check.length("filters." + Check.shortened(key), key, 1, 256)
                .length("filters." + Check.shortened(key), value, 0, 1_000));
        anyOf.forEach((key, values) -> check.length("anyOf." + Check.shortened(key), key, 1, 256)
                .within("anyOf." + Check.shortened(key), values.size(), 1, MOST_VALUES));
        exists.forEach(key -> check.length("exists", key, 1, 256));
        check.done();
    }

    /** With the filters of equality alone, repeated prompts kept, and nothing held back for evaluation. */
    public Selection(
            OptionalInt limit,
            Map<String, String> filters,
            SelectionStrategy strategy,
            int seed,
            int maxInvalid,
            Optional<String> createdAt) {
        this(limit, filters, Map.of(), List.of(), strategy, seed, false, 0, maxInvalid, createdAt);
    }

    private static boolean isTimestamp(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    static Selection read(Fields fields) {
        return fields.build(
                EVERYTHING,
                () -> new Selection(
                        fields.optionalInteger("limit"),
                        fields.texts("filters"),
                        fields.lists("anyOf"),
                        fields.list("exists"),
                        fields.choice("strategy", SelectionStrategy.values(), SelectionStrategy.ALL),
                        fields.integer("seed", EVERYTHING.seed),
                        fields.flag("uniquePrompts", EVERYTHING.uniquePrompts),
                        fields.decimal("evalShare", EVERYTHING.evalShare),
                        fields.integer("maxInvalid", EVERYTHING.maxInvalid),
                        fields.optionalText("createdAt")));
    }

    public Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        limit.ifPresent(most -> document.put("limit", most));
        document.put("filters", filters);
        if (!anyOf.isEmpty()) {
            document.put("anyOf", anyOf);
        }
        if (!exists.isEmpty()) {
            document.put("exists", exists);
        }
        document.put("strategy", strategy.text());
        document.put("seed", seed);
        if (uniquePrompts) {
            document.put("uniquePrompts", true);
        }
        if (evalShare > 0) {
            document.put("evalShare", evalShare);
        }
        document.put("maxInvalid", maxInvalid);
        createdAt.ifPresent(time -> document.put("createdAt", time));
        return document;
    }
}
