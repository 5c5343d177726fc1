package dev.trainmaster.training;

import dev.trainmaster.supervisor.Finding;

/** What keeps a start from being begun, watched or collected, in words that tell what to do. */
final class Obstruction {

    private Obstruction() {}

    static String of(Finding finding) {
        if (finding instanceof Finding.Damaged damaged) {
            return damaged.file() + " cannot be trusted (" + damaged.why()
                    + "): nothing is started until somebody mends or removes it";
        }
        if (finding instanceof Finding.Refused refused) {
            return "the trainer is not started: " + refused.why();
        }
        if (finding instanceof Finding.Unverifiable unverifiable) {
            return "nobody can tell whether the trainer lives, so it is neither stopped nor started: "
                    + unverifiable.why();
        }
        return "the files of this start have disappeared; what runs is left alone until they are back: " + finding;
    }
}
