package dev.trainmaster.dataset;

import java.util.Arrays;

/** Records chosen one by one in an earlier reading. They are exported in the source's order. */
final class ChosenRecords implements Choice {
    private final long[] indexes;

    ChosenRecords(long[] indexes) {
        this.indexes = indexes.clone();
        Arrays.sort(this.indexes);
    }

    @Override
    public boolean takes(long recordIndex, long matchedBefore) {
        return Arrays.binarySearch(indexes, recordIndex) >= 0;
    }

    /** The rest is read too, so that its bad records are told. */
    @Override
    public boolean isDoneAfter(long taken) {
        return false;
    }
}
