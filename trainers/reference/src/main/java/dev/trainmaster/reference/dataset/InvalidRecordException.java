package dev.trainmaster.reference.dataset;

/** What is wrong with one line, as the end of a sentence that begins with its number. */
final class InvalidRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidRecordException(String problem) {
        super(problem);
    }
}
