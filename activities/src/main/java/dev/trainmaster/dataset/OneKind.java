package dev.trainmaster.dataset;

import java.util.Optional;

/** All good records of a dataset are of the kind of the first. */
final class OneKind {
    private RecordKind first;
    private long firstRecord;

    Optional<RecordKind> kind() {
        return Optional.ofNullable(first);
    }

    boolean allows(RecordKind kind, long record) {
        if (first == null) {
            first = kind;
            firstRecord = record;
        }
        return first == kind;
    }

    BadRecordException refusal(RecordKind kind) {
        return new BadRecordException("is " + kind.told() + ", but record " + (firstRecord + 1) + " is " + first.told()
                + "; all records of a dataset are of one kind");
    }
}
