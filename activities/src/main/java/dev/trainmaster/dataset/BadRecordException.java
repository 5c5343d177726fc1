package dev.trainmaster.dataset;

/** What is wrong with one record. Without a stack trace: a file may hold millions of them. */
final class BadRecordException extends Exception {
    BadRecordException(String message) {
        super(message, null, false, false);
    }
}
