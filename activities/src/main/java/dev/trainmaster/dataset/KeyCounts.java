package dev.trainmaster.dataset;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Names of keys, and how often each was seen; the first ones alone, as data can have any number of them. */
final class KeyCounts {
    private static final int MOST_NAMES = 20;

    private final Map<String, Long> counts = new TreeMap<>();

    void add(String key) {
        add(key, 1);
    }

    void add(String key, long times) {
        if (counts.containsKey(key) || counts.size() < MOST_NAMES) {
            counts.merge(key.length() <= 80 ? key : key.substring(0, 77) + "...", times, Long::sum);
        }
    }

    Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
