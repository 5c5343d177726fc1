package dev.trainmaster.supervisor.shim;

import java.util.List;

/** Writes one small JSON object; a library would double the shim's memory and start-up. */
final class JsonObject {

    private final StringBuilder text = new StringBuilder("{");

    JsonObject with(String name, long value) {
        key(name).append(value);
        return this;
    }

    JsonObject with(String name, boolean value) {
        key(name).append(value);
        return this;
    }

    JsonObject with(String name, String value) {
        quote(key(name), value);
        return this;
    }

    JsonObject with(String name, List<ProcessId> processes) {
        key(name).append('[');
        for (int i = 0; i < processes.size(); i++) {
            ProcessId id = processes.get(i);
            text.append(i == 0 ? "" : ", ").append("{\"pid\": ").append(id.pid());
            text.append(", \"startTicks\": ").append(id.startTicks()).append('}');
        }
        text.append(']');
        return this;
    }

    private StringBuilder key(String name) {
        text.append(text.length() == 1 ? "\n  " : ",\n  ");
        return quote(text, name).append(": ");
    }

    private static StringBuilder quote(StringBuilder out, String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append("\\u").append(Character.forDigit(c >> 12, 16));
                out.append(Character.forDigit((c >> 8) & 15, 16));
                out.append(Character.forDigit((c >> 4) & 15, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        return out.append('"');
    }

    String text() {
        return text + "\n}\n";
    }
}
