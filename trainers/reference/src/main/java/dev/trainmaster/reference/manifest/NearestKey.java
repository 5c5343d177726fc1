package dev.trainmaster.reference.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Which known key somebody may have meant. */
final class NearestKey {
    private NearestKey() {}

    static String to(String unknown, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String key) -> distance(unknown, key))
                        .thenComparing(key -> key))
                .orElseThrow();
    }

    /** Levenshtein, blind to case: `batchsize` is nearer to `batchSize` than to anything else. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
