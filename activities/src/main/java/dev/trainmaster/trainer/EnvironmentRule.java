package dev.trainmaster.trainer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which variables of the worker's environment a trainer sees, and which it gets with fixed values.
 *
 * @param require those that it sees and cannot do without
 */
public record EnvironmentRule(List<String> allow, List<String> require, Map<String, String> set) {
    public EnvironmentRule {
        allow = allow == null ? List.of() : List.copyOf(allow);
        require = require == null ? List.of() : List.copyOf(require);
        set = set == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }

    void check(Vocabulary vocabulary) {
        set.forEach((name, value) -> Template.check("environment.set." + name, value, vocabulary));
    }

    /** Fixed values win over what the worker has. */
    Map<String, String> of(Map<String, String> host, Words words) {
        Map<String, String> environment = new TreeMap<>();
        Stream.concat(allow.stream(), require.stream())
                .filter(host::containsKey)
                .forEach(name -> environment.put(name, host.get(name)));
        set.forEach((name, value) -> environment.put(name, Template.filled(value, words)));
        return environment;
    }

    /** What a host with these variables lacks. */
    public List<String> missingIn(Map<String, String> host) {
        return require.stream()
                .filter(name -> host.getOrDefault(name, "").isEmpty())
                .toList();
    }

    /** Every name that a trainer may see, sorted. Values stay out of manifests: they may be secrets. */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>(allow);
        names.addAll(require);
        names.addAll(set.keySet());
        return List.copyOf(names);
    }
}
