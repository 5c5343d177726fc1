package dev.trainmaster.dataset;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/** A seeded reservoir: every record has the same chance, whatever their number, and a seed gives the same ones. */
final class RandomRecords implements Chooser {
    private static final int FIRST_SIZE = 1024;

    private final int limit;
    private final Random random;
    private long[] reservoir;
    private int size;
    private int seen;

    RandomRecords(int limit, long seed) {
        this.limit = limit;
        this.random = new Random(seed);
        this.reservoir = new long[Math.min(limit, FIRST_SIZE)];
    }

    @Override
    public void see(long recordIndex, Optional<Instant> createdAt) {
        seen = Math.incrementExact(seen);
        if (size < limit) {
            if (size == reservoir.length) {
                reservoir = Arrays.copyOf(reservoir, (int) Math.min(limit, size * 2L));
            }
            reservoir[size++] = recordIndex;
            return;
        }
        int place = random.nextInt(seen);
        if (place < limit) {
            reservoir[place] = recordIndex;
        }
    }

    @Override
    public Choice choice() {
        return new ChosenRecords(Arrays.copyOf(reservoir, size));
    }
}
