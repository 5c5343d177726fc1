package dev.trainmaster.dataset;

import java.util.OptionalLong;

/** What is wrong with one record. Without a stack trace: a file may hold millions of them. */
final class BadRecordException extends Exception {
    private final boolean endsTheSource;
    private final OptionalLong column;

    BadRecordException(String message) {
        this(message, false, OptionalLong.empty());
    }

    private BadRecordException(String message, boolean endsTheSource, OptionalLong column) {
        super(message, null, false, false);
        this.endsTheSource = endsTheSource;
        this.column = column;
    }

    /** What proves that the records after it are none either. */
    static BadRecordException theLast(String message) {
        return new BadRecordException(message, true, OptionalLong.empty());
    }

    /** The same at a byte of the line, from 1. */
    BadRecordException at(byte[] line, int offset, long byteColumn) {
        return new BadRecordException(
                getMessage(), endsTheSource, OptionalLong.of(Utf8.characters(line, offset, byteColumn - 1) + 1));
    }

    boolean endsTheSource() {
        return endsTheSource;
    }

    OptionalLong column() {
        return column;
    }
}
