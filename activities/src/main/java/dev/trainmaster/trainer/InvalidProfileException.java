package dev.trainmaster.trainer;

/** A trainer profile that cannot be used; the message names its file and the key. */
public final class InvalidProfileException extends RuntimeException {
    public InvalidProfileException(String message, Throwable cause) {
        super(message, cause);
    }

    public InvalidProfileException(String message) {
        super(message);
    }
}
