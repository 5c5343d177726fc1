package dev.trainmaster.architecture.bad;

import java.util.HashMap;
import java.util.Map;

/** Breaks a rule on purpose: nobody knows in which order it answers. */
public final class Shuffles {

    public Map<String, String> answers() {
        return new HashMap<>();
    }

    /** Looks harmless, and has another order in the next process. */
    public static final class Copies {

        public Map<String, String> answers(Map<String, String> ordered) {
            return Map.copyOf(ordered);
        }
    }
}
