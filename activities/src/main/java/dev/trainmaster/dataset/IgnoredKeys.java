package dev.trainmaster.dataset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/** The keys of a batch of records that a ReasoningTrace does not have, in the order in which they came. */
final class IgnoredKeys {
    private static final int MOST_KNOWN = 64;

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<String> ofRecord = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<byte[]> spellings = new ArrayList<>();

    void startRecord() {
        ofRecord.clear();
    }

    void add(Span key) {
        ofRecord.add(name(key));
    }

    void add(String key) {
        ofRecord.add(key);
    }

    /** The record is done: what was added since its start counts. */
    void endRecord() {
        if (!ofRecord.isEmpty()) {
            ofRecord.forEach(key -> counts.merge(key, 1L, Long::sum));
            ofRecord.clear();
        }
    }

    void drainTo(ObjLongConsumer<String> sink) {
        if (!counts.isEmpty()) {
            counts.forEach(sink::accept);
            counts.clear();
        }
    }

    /** The same few names come again and again. */
    private String name(Span key) {
        for (int i = 0; i < spellings.size(); i++) {
            if (key.is(spellings.get(i))) {
                return names.get(i);
            }
        }
        String name = new String(key.in(), key.from(), key.length(), StandardCharsets.UTF_8);
        if (names.size() < MOST_KNOWN) {
            names.add(name);
            spellings.add(name.getBytes(StandardCharsets.UTF_8));
        }
        return name;
    }
}
