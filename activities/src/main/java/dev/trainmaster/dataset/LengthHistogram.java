package dev.trainmaster.dataset;

import java.util.TreeMap;

/** Lengths, counted in bounded memory: exact up to 65,536, above that to about one in a thousand. */
public final class LengthHistogram {
    private static final long EXACT = 1 << 16;
    private static final int KEPT_BITS = 10;

    private final TreeMap<Long, Long> counts = new TreeMap<>();
    private long total;
    private long most;

    public void add(long length) {
        counts.merge(rounded(length), 1L, Long::sum);
        total++;
        most = Math.max(most, length);
    }

    /** The length that this share of all does not exceed. */
    public long quantile(double share) {
        long rank = (long) Math.ceil(share * total);
        long passed = 0;
        for (var entry : counts.entrySet()) {
            passed += entry.getValue();
            if (passed >= rank) {
                return Math.min(entry.getKey(), most);
            }
        }
        return most;
    }

    public long most() {
        return most;
    }

    public long total() {
        return total;
    }

    /** How many are longer. */
    public long above(long length) {
        return counts.tailMap(length, false).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long rounded(long length) {
        if (length <= EXACT) {
            return length;
        }
        int dropped = 64 - Long.numberOfLeadingZeros(length) - KEPT_BITS;
        return ((length >> dropped) + 1) << dropped;
    }
}
