package dev.trainmaster.benchmarks.supervision;

import dev.trainmaster.benchmarks.lab.Lab;

/** Trainers that do nothing but live. */
final class Trainers {

    static final String QUIET = "quiet";
    static final String HOSTILE = "hostile";

    private static final String LIVE = "while :; do sleep 1; done";

    private Trainers() {}

    static void putInto(Lab lab) {
        lab.trainer(QUIET, LIVE);
        lab.trainer(
                HOSTILE,
                "trap '' TERM\nsetsid sh -c \"trap '' TERM; " + LIVE + "\" &\nfor i in 1 2 3 4 5; do (" + LIVE
                        + ") & done\n" + LIVE);
    }
}
