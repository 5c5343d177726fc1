package dev.trainmaster.cli.request;

import dev.trainmaster.request.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request's document, and where each value of it came from.
 *
 * @param origins from a field's path to "run.yaml:7" or "--epochs"
 */
public record SourcedDocument(Map<String, Object> content, Map<String, String> origins) {

    public static SourcedDocument empty() {
        return new SourcedDocument(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    SourcedDocument with(RequestFlag flag, Object value) {
        SourcedDocument copy = new SourcedDocument(deepCopy(content), new LinkedHashMap<>(origins));
        Map<String, Object> parent = copy.content;
        List<String> keys = flag.keys();
        for (String key : keys.subList(0, keys.size() - 1)) {
            // A group that is no object in the file stays what it is, so that the complaint about it is not lost.
            Object group = parent.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
            if (!(group instanceof Map<?, ?>)) {
                return copy;
            }
            parent = children(group);
        }
        String last = keys.get(keys.size() - 1);
        parent.put(last, merged(parent.get(last), value));
        copy.origins.put(flag.path(), flag.option());
        return copy;
    }

    /** The problem with the place where a person can mend it. */
    String explain(Problem problem) {
        String path = problem.place();
        while (!path.isEmpty()) {
            if (origins.containsKey(path)) {
                return origins.get(path) + ": " + problem;
            }
            path = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
        }
        return problem.toString();
    }

    /** Pairs from flags join those of the file. */
    private static Object merged(Object before, Object value) {
        if (before instanceof Map<?, ?> && value instanceof Map<?, ?>) {
            Map<String, Object> both = new LinkedHashMap<>(children(before));
            both.putAll(children(value));
            return both;
        }
        return value;
    }

    private static Map<String, Object> deepCopy(Map<String, Object> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, value instanceof Map<?, ?> ? deepCopy(children(value)) : value));
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> children(Object group) {
        return (Map<String, Object>) group;
    }
}
