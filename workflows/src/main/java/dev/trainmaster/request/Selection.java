package dev.trainmaster.request;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Which records of a dataset are exported, and how many bad ones are tolerated. */
public record Selection(
        OptionalInt limit,
        Map<String, String> filters,
        SelectionStrategy strategy,
        int seed,
        int maxInvalid,
        Optional<String> createdAt) {

    public static final Selection EVERYTHING =
            new Selection(OptionalInt.empty(), Map.of(), SelectionStrategy.ALL, 42, 0, Optional.empty());
    private static final int MOST_FILTERS = 32;

    public Selection {
        filters = Ordered.copyOf(filters);
        Check check = new Check()
                .that(limit.isEmpty() || limit.getAsInt() >= 1, "limit", "must be at least 1")
                .that(
                        filters.size() <= MOST_FILTERS,
                        "filters",
                        "at most " + MOST_FILTERS + " are allowed, but there are " + filters.size())
                .within("maxInvalid", maxInvalid, 0, Integer.MAX_VALUE)
                .that(
                        createdAt.isEmpty() || isTimestamp(createdAt.get()),
                        "createdAt",
                        "must be a time with its offset like 2026-01-02T03:04:05Z");
        filters.forEach((key, value) -> check.length("filters." + Check.shortened(key), key, 1, 256)
                .length("filters." + Check.shortened(key), value, 0, 1_000));
        check.done();
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
                        fields.choice("strategy", SelectionStrategy.values(), SelectionStrategy.ALL),
                        fields.integer("seed", EVERYTHING.seed),
                        fields.integer("maxInvalid", EVERYTHING.maxInvalid),
                        fields.optionalText("createdAt")));
    }

    public Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        limit.ifPresent(most -> document.put("limit", most));
        document.put("filters", filters);
        document.put("strategy", strategy.text());
        document.put("seed", seed);
        document.put("maxInvalid", maxInvalid);
        createdAt.ifPresent(time -> document.put("createdAt", time));
        return document;
    }
}
