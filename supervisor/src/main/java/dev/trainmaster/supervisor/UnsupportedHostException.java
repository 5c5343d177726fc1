package dev.trainmaster.supervisor;

/** This host lacks what supervision stands on. */
public final class UnsupportedHostException extends RuntimeException {

    UnsupportedHostException(String missing) {
        super("Trainers cannot be supervised on this host (" + System.getProperty("os.name") + "): " + missing
                + ". Run the worker on Linux, or in a Linux container.");
    }
}
