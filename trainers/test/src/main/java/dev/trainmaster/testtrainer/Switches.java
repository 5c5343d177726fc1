package dev.trainmaster.testtrainer;

import java.util.HashMap;
import java.util.Map;

/** {@code --name} or {@code --name=value}, after the output directory. */
final class Switches {

    private final Map<String, String> values = new HashMap<>();

    Switches(String[] arguments) {
        for (int i = 1; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            if (equals < 0) {
                values.put(arguments[i], "");
            } else {
                values.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
            }
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    int number(String name, int fallback) {
        String value = values.get(name);
        return value == null ? fallback : Integer.parseInt(value);
    }
}
