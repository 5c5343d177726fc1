package dev.trainmaster.notification;

/** A notice that did not arrive, and whether it may when it is sent again. */
public final class UndeliveredException extends RuntimeException {
    private final Again again;

    public UndeliveredException(String message, Again again) {
        super(message);
        this.again = again;
    }

    public UndeliveredException(String message, Again again, Throwable cause) {
        super(message, cause);
        this.again = again;
    }

    public Again again() {
        return again;
    }

    /** Whether sending it again can help. */
    public enum Again {
        CAN_HELP,
        CANNOT_HELP
    }
}
