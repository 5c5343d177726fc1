package dev.trainmaster.cli.request;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a request field holds, and how what somebody typed becomes that. What does not fit stays a text: the request's own reader complains. */
public enum FlagKind {
    TEXT,
    NUMBER,
    SWITCH,
    DURATION,
    LIST,
    PAIRS,
    /** Pairs whose values are lists. */
    CHOICES,
    /** Pairs whose values keep their types: a rank is a number, a switch is true or false. */
    SETTINGS;

    private static final int MOST_DIGITS = 400;

    boolean isRepeatable() {
        return this == LIST || this == PAIRS || this == CHOICES || this == SETTINGS;
    }

    public Object value(List<String> typed) {
        return switch (this) {
            case LIST -> items(typed);
            case PAIRS -> pairs(typed, text -> text);
            case CHOICES -> pairs(typed, text -> List.of(text.split(",")));
            case SETTINGS -> pairs(typed, FlagKind::setting);
            default -> scalar(typed.get(typed.size() - 1));
        };
    }

    Object scalar(String text) {
        return switch (this) {
            case NUMBER -> number(text);
            case SWITCH -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : text;
            case DURATION -> Durations.parse(text).<Object>map(Object::toString).orElse(text);
            default -> text;
        };
    }

    private static Object number(String text) {
        // The time to read a number grows with the square of its digits, and no field needs so many.
        if (text.length() > MOST_DIGITS) {
            return text;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return number.scale() <= 0 && number.precision() - number.scale() <= 18
                    ? (Object) number.longValueExact()
                    : (Object) number.doubleValue();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static List<String> items(List<String> typed) {
        List<String> items = new ArrayList<>();
        typed.forEach(text -> items.addAll(List.of(text.split(","))));
        return items;
    }

    private static Object setting(String text) {
        return SWITCH.scalar(text) instanceof Boolean truth ? truth : number(text);
    }

    private static Object pairs(List<String> typed, Function<String, Object> value) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        for (String text : typed) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                return "\"" + text + "\" without key=value";
            }
            pairs.put(text.substring(0, equals), value.apply(text.substring(equals + 1)));
        }
        return pairs;
    }
}
