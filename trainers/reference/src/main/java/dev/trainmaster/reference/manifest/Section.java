package dev.trainmaster.reference.manifest;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One mapping of the manifest, read strictly: every problem is noted with its place, and reading goes on. */
final class Section {
    private final String place;
    private final Map<?, ?> values;
    private final List<String> problems;

    Section(String place, Map<?, ?> values, List<String> problems) {
        this.place = place;
        this.values = values;
        this.problems = problems;
    }

    void refuseKeysOtherThan(Set<String> known) {
        for (Object key : values.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                problem("unknown key `" + place + key + "`; did you mean `" + place
                        + NearestKey.to(String.valueOf(key), new TreeSet<>(known)) + "`?");
            }
        }
    }

    Section section(String key) {
        Object value = values.get(key);
        if (value instanceof Map<?, ?> map) {
            return new Section(place + key + ".", map, problems);
        }
        wrong(key, "a mapping", value);
        return new Section(place + key + ".", Map.of(), new ArrayList<>());
    }

    String text(String key) {
        if (values.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        wrong(key, "a text", values.get(key));
        return "";
    }

    Path absolutePath(String key) {
        String text = text(key);
        try {
            Path path = Path.of(text);
            if (!text.isEmpty() && !path.isAbsolute()) {
                wrong(key, "an absolute path", text);
            }
            return path;
        } catch (InvalidPathException e) {
            wrong(key, "an absolute path", "one with " + e.getReason());
            return Path.of("");
        }
    }

    String oneOf(String key, List<String> choices) {
        String text = String.valueOf(values.get(key));
        if (!choices.contains(text)) {
            wrong(key, "one of " + String.join(", ", choices), values.get(key));
        }
        return text;
    }

    long whole(String key, long least, long most) {
        Object value = values.get(key);
        boolean isWhole = value instanceof Integer || value instanceof Long;
        if (isWhole && ((Number) value).longValue() >= least && ((Number) value).longValue() <= most) {
            return ((Number) value).longValue();
        }
        wrong(key, "a whole number in " + least + ".." + most, value);
        return least;
    }

    double fraction(String key, double least) {
        Object value = values.get(key);
        if (value instanceof Number number && number.doubleValue() >= least && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        wrong(key, least > 0 ? "a number above 0, at most 1" : "a number in 0..1", value);
        return least;
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    private void wrong(String key, String expected, Object found) {
        problem("`" + place + key + "` must be " + expected + (found == null ? ", and is missing" : ", not " + found));
    }

    /** On one line, whatever keys and values hold: each problem is one line of what the trainer says. */
    void problem(String problem) {
        problems.add(problem.replaceAll("\\R+", " "));
    }
}
