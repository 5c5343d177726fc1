package dev.trainmaster.request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one kind of trainer wants to know beyond the hyperparameters that all share: texts, numbers and truths by name. */
public record Settings(Map<String, Object> values) {

    public static final Settings NONE = new Settings(Map.of());
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final int MOST = 64;
    private static final int LONGEST_TEXT = 1_000;

    public Settings {
        Map<String, Object> plain = new LinkedHashMap<>();
        Check check = new Check()
                .that(values.size() <= MOST, "", "at most " + MOST + " are allowed, but there are " + values.size());
        values.forEach((name, value) -> {
            String place = Check.shortened(name);
            check.matches(place, name, NAME, "is no name of a setting: letters, digits, dashes and underscores");
            plain.put(name, checked(place, value, check));
        });
        check.done();
        values = Ordered.copyOf(plain);
    }

    /** The same number is the same, whichever way it travelled. */
    private static Object checked(String place, Object value, Check check) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number) {
            check.that(Double.isFinite(number.doubleValue()), place, "must be a finite number, but is " + number);
            return number.doubleValue();
        }
        if (value instanceof String text) {
            check.length(place, text, 0, LONGEST_TEXT);
        } else {
            check.that(
                    value instanceof Boolean,
                    place,
                    "must be a text, a number, true or false, but is " + Check.shortened(String.valueOf(value)));
        }
        return value;
    }

    public Optional<Object> named(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
