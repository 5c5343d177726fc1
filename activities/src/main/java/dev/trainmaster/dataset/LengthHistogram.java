package dev.trainmaster.dataset;

import java.util.Arrays;
import java.util.TreeMap;

/** Lengths, counted in bounded memory: exact up to 65,536, above that to about one in a thousand. */
public final class LengthHistogram {
    private static final int EXACT = 1 << 16;
    private static final int KEPT_BITS = 10;
    private static final int FIRST_EXACT = 1 << 10;

    private long[] exact = new long[FIRST_EXACT];
    private final TreeMap<Long, Long> rounded = new TreeMap<>();
    private long total;
    private long most;

    public void add(long length) {
        if (length <= EXACT) {
            count((int) length);
        } else {
            rounded.merge(rounded(length), 1L, Long::sum);
        }
        total++;
        most = Math.max(most, length);
    }

    private void count(int length) {
        if (length >= exact.length) {
            exact = Arrays.copyOf(exact, Math.min(EXACT + 1, Integer.highestOneBit(length) * 2));
        }
        exact[length]++;
    }

    /** The length that this share of all does not exceed. */
    public long quantile(double share) {
        long rank = (long) Math.ceil(share * total);
        long passed = 0;
        for (int length = 0; length < exact.length; length++) {
            passed += exact[length];
            if (passed >= rank && exact[length] > 0) {
                return length;
            }
        }
        for (var entry : rounded.entrySet()) {
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
        long above = rounded.tailMap(length, false).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        for (long longer = length + 1; longer < exact.length; longer++) {
            above += exact[(int) longer];
        }
        return above;
    }

    private static long rounded(long length) {
        int dropped = 64 - Long.numberOfLeadingZeros(length) - KEPT_BITS;
        return ((length >> dropped) + 1) << dropped;
    }
}
