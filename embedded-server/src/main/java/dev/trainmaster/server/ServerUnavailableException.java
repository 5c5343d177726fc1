package dev.trainmaster.server;

/** No server where one was expected. The message says what happened, where, and what to do. */
public final class ServerUnavailableException extends RuntimeException {
    public ServerUnavailableException(String message) {
        super(message);
    }

    public ServerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
