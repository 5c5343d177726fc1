package dev.trainmaster.campaign;

import java.util.List;

/** Peers lose the trainer that prints all the time to a broken pipe, and double the quiet one: so each fault meets both. */
public enum Voice {
    NOISY(List.of("--chatter=5")),
    QUIET(List.of());

    private final List<String> switches;

    Voice(List<String> switches) {
        this.switches = switches;
    }

    public List<String> switches() {
        return switches;
    }

    public static Voice ofTrial(int trial) {
        return trial % 2 == 0 ? NOISY : QUIET;
    }
}
