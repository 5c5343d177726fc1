package dev.trainmaster.dataset;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;

/** Looks at the first records of a source that is too long to read just for a look. */
final class FirstRecords implements RecordSink {
    private static final int ENOUGH = 1_000;

    private final Problems problems = new Problems();
    private long good;

    @Override
    public Wanted good(SourceRecord entry) {
        return ++good + problems.count() < ENOUGH ? Wanted.MORE : Wanted.NO_MORE;
    }

    @Override
    public Wanted bad(RecordProblem problem) {
        problems.add(problem);
        return good + problems.count() < ENOUGH ? Wanted.MORE : Wanted.NO_MORE;
    }

    long good() {
        return good;
    }

    /** Some bad records may be tolerated later; nothing but bad ones is another kind of table. */
    void refuseUnusable(String place) {
        if (good == 0) {
            boolean empty = problems.count() == 0;
            throw FailureException.of(
                    empty ? FailureType.DATASET_EMPTY : FailureType.DATASET_INVALID,
                    Phase.EXPORTING,
                    empty ? place + " has no row" : "no row of it is a record: " + problems.told());
        }
    }
}
