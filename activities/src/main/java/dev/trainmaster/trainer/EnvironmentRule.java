package dev.trainmaster.trainer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which variables of the worker's environment a trainer sees, and which it gets with fixed values. */
public record EnvironmentRule(List<String> allow, Map<String, String> set) {
    public EnvironmentRule {
        allow = allow == null ? List.of() : List.copyOf(allow);
        set = set == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }

    void check(Vocabulary vocabulary) {
        set.forEach((name, value) -> Template.check("environment.set." + name, value, vocabulary));
    }

    /** Fixed values win over what the worker has. */
    Map<String, String> of(Map<String, String> host, Words words) {
        Map<String, String> environment = new TreeMap<>();
        allow.stream().filter(host::containsKey).forEach(name -> environment.put(name, host.get(name)));
        set.forEach((name, value) -> environment.put(name, Template.filled(value, words)));
        return environment;
    }

    /** Every name that a trainer may see, sorted. Values stay out of manifests: they may be secrets. */
    public List<String> names() {
        TreeSet<String> names = new TreeSet<>(allow);
        names.addAll(set.keySet());
        return List.copyOf(names);
    }
}
