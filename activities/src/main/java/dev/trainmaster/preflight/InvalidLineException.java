package dev.trainmaster.preflight;

/** What is wrong with one exported line. Without a stack trace: a file may hold millions of them. */
final class InvalidLineException extends Exception {
    InvalidLineException(String message) {
        super(message, null, false, false);
    }
}
