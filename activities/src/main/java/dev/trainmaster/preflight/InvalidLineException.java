package dev.trainmaster.preflight;

/** What is wrong with one exported line. Without a stack trace: a file may hold millions of them. */
final class InvalidLineException extends Exception {
    private final long byteColumn;

    InvalidLineException(String message) {
        this(message, 0);
    }

    private InvalidLineException(String message, long byteColumn) {
        super(message, null, false, false);
        this.byteColumn = byteColumn;
    }

    InvalidLineException at(long byteInTheLine) {
        return new InvalidLineException(getMessage(), byteInTheLine);
    }

    /** As it stands behind a line's number, if it is known. */
    String column() {
        return byteColumn > 0 ? ":" + byteColumn : "";
    }
}
