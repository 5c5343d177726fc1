package dev.trainmaster.server;

import java.util.List;

/** Where the climb ended, and why it did not end on a better rung. */
public record RungTaken(TemporalServer server, List<String> passedOver) {
    public RungTaken {
        passedOver = List.copyOf(passedOver);
    }

    public Rung rung() {
        return server.rung();
    }

    /** One line for people: which rung was taken and what it lacks. */
    public String sentence() {
        return server.sentence();
    }
}
