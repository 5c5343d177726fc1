package dev.trainmaster.architecture.bad;

/** Breaks a rule on purpose: it may wait for another thread. */
public final class Waits {

    public synchronized int answer() {
        return 42;
    }
}
