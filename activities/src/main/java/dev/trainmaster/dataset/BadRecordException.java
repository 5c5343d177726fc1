package dev.trainmaster.dataset;

/** What is wrong with one record. Without a stack trace: a file may hold millions of them. */
final class BadRecordException extends Exception {
    private final boolean endsTheSource;

    BadRecordException(String message) {
        this(message, false);
    }

    private BadRecordException(String message, boolean endsTheSource) {
        super(message, null, false, false);
        this.endsTheSource = endsTheSource;
    }

    /** What proves that the records after it are none either. */
    static BadRecordException theLast(String message) {
        return new BadRecordException(message, true);
    }

    boolean endsTheSource() {
        return endsTheSource;
    }
}
