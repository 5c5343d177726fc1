package dev.trainmaster.cli.run;

import dev.trainmaster.cli.console.Console;
import dev.trainmaster.failure.TrainerDeath;

/** What a trainer said on its error output before it died: the beginning, if there is more than the end, and the end. */
public final class LastWords {

    private static final String INDENT = "    ";

    private LastWords() {}

    public static void print(Console console, TrainerDeath death) {
        if (!death.firstErrorLines().isEmpty()) {
            death.firstErrorLines().forEach(line -> console.say(INDENT + line));
            console.say(INDENT + "… the rest is in the log, its end:");
        }
        death.lastErrorLines().forEach(line -> console.say(INDENT + line));
    }
}
