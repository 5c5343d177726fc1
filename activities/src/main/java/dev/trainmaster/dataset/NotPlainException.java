package dev.trainmaster.dataset;

/** A line that must be read with more care: perhaps wrong, perhaps only unusual. */
final class NotPlainException extends Exception {
    static final NotPlainException INSTANCE = new NotPlainException();

    private NotPlainException() {
        super("not plain", null, false, false);
    }
}
