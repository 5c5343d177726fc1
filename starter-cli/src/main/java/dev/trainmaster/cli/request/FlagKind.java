package dev.trainmaster.cli.request;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a request field holds, and how what somebody typed becomes that. What does not fit stays a text: the request's own reader complains. */
public enum FlagKind {
    TEXT,
    NUMBER,
    SWITCH,
    DURATION,
    LIST,
    PAIRS;

    boolean isRepeatable() {
        return this == LIST || this == PAIRS;
    }

    public Object value(List<String> typed) {
        return switch (this) {
            case LIST -> items(typed);
            case PAIRS -> pairs(typed);
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

    private static Object pairs(List<String> typed) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String text : typed) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                return "\"" + text + "\" without key=value";
            }
            pairs.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return pairs;
    }
}
