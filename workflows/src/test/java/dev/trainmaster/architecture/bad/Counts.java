package dev.trainmaster.architecture.bad;

import java.util.ArrayList;
import java.util.List;

/** Breaks a rule on purpose: it remembers other runs. */
public final class Counts {

    static int runs;

    /** Final, and yet not constant. */
    public static final class Hidden {

        static final ArrayList<String> RUNS = new ArrayList<>(List.of());
    }
}
