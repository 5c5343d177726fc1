package dev.trainmaster.reference.dataset;

import java.util.Arrays;
import java.util.Random;

/**
 * Which records make up a step: every record once per epoch, in an order that the seed and the epoch alone decide. So a resumed
 * training needs no position in the data, only its step number.
 */
public final class BatchOrder {
    private final int records;
    private final int batchSize;
    private final long seed;
    private int epochOfOrder = -1;
    private int[] order = {};

    public BatchOrder(int records, int batchSize, long seed) {
        this.records = records;
        this.batchSize = batchSize;
        this.seed = seed;
    }

    public int stepsPerEpoch() {
        return (records + batchSize - 1) / batchSize;
    }

    /** The records of a step, counted from 1; the last batch of an epoch may be smaller. */
    public int[] batch(int step) {
        int epoch = (step - 1) / stepsPerEpoch();
        if (epoch != epochOfOrder) {
            order = shuffled(epoch);
            epochOfOrder = epoch;
        }
        int from = (step - 1) % stepsPerEpoch() * batchSize;
        return Arrays.copyOfRange(order, from, Math.min(records, from + batchSize));
    }

    /** java.util.Random, because its sequence is part of its contract on every Java version. */
    private int[] shuffled(int epoch) {
        Random random = new Random(seed * 31 + epoch);
        int[] shuffled = new int[records];
        for (int i = 0; i < records; i++) {
            int j = random.nextInt(i + 1);
            shuffled[i] = shuffled[j];
            shuffled[j] = i;
        }
        return shuffled;
    }
}
