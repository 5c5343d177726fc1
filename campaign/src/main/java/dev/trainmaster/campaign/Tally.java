package dev.trainmaster.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is counted while a fault is inflicted; from any thread. */
public final class Tally {

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();

    public synchronized void count(String what, int more) {
        counts.merge(what, more, Integer::sum);
    }

    public synchronized void took(double elapsedSeconds) {
        seconds.add(elapsedSeconds);
    }

    synchronized void violated(Violation violation) {
        violations.add(violation);
    }

    public synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    public synchronized List<Violation> violations() {
        return List.copyOf(violations);
    }

    synchronized List<Double> seconds() {
        return seconds.stream().sorted().toList();
    }
}
