package dev.trainmaster.campaign;

/** Thrown where a check fails: it ends the trial and is told as its violation. */
public final class BrokenPromise extends RuntimeException {

    public BrokenPromise(String what) {
        super(what);
    }

    public static void unless(boolean kept, String what) {
        if (!kept) {
            throw new BrokenPromise(what);
        }
    }
}
