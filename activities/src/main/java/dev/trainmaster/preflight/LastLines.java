package dev.trainmaster.preflight;

import dev.trainmaster.trainer.TrainerProfile;
import java.util.List;
import java.util.OptionalInt;

/** How a trainer that was asked ended, in its own words. */
final class LastLines {
    private static final int TOLD = 5;

    private LastLines() {}

    static String ofExit(ProbeEnd.Exited exited, TrainerProfile trainer) {
        String meaning = trainer.meaningOf(OptionalInt.of(exited.code()), exited.errors())
                .map(known -> " (" + known.kind().text() + ")")
                .orElse("");
        return "ended with exit code " + exited.code() + meaning
                + said(exited.errors().isEmpty() ? exited.output() : exited.errors());
    }

    static String said(List<String> lines) {
        List<String> last = lines.subList(Math.max(0, lines.size() - TOLD), lines.size());
        return last.isEmpty() ? "; it said nothing" : "; it said: " + String.join(" | ", last);
    }
}
