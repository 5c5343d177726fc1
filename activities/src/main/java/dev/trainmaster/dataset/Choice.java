package dev.trainmaster.dataset;

/** Which of the records that pass the filters are exported. */
interface Choice {
    boolean takes(long recordIndex, long matchedBefore);

    /** Whether records after this many taken could still be wanted. */
    boolean isDoneAfter(long taken);

    static Choice everything() {
        return first(Long.MAX_VALUE);
    }

    static Choice first(long limit) {
        return new Choice() {
            @Override
            public boolean takes(long recordIndex, long matchedBefore) {
                return matchedBefore < limit;
            }

            @Override
            public boolean isDoneAfter(long taken) {
                return taken >= limit;
            }
        };
    }
}
