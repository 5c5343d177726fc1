package dev.trainmaster.architecture.bad;

import java.time.Instant;

/** Breaks a rule on purpose: it reads the clock. */
public final class Asks {

    public Instant time() {
        return Instant.now();
    }
}
