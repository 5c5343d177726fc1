package dev.trainmaster.architecture.bad;

import java.util.UUID;

/** Breaks a rule on purpose: its ids differ at each replay. */
public final class Gambles {

    public String id() {
        return UUID.randomUUID().toString();
    }
}
