package dev.trainmaster.cli.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One line that says how far a long work is, drawn over and over; on a terminal only, and gone at the end. */
public final class ProgressLine implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final String TO_START_AND_CLEAR = "\r\u001b[2K";

    private final Console console;
    private final Clock clock;
    private Instant next = Instant.MIN;
    private boolean drawn;

    public ProgressLine(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    public void at(String what) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(BETWEEN);
        drawn = true;
        String line = console.glyphs().fit("  " + what + " " + console.glyphs().ellipsis());
        console.animate(TO_START_AND_CLEAR + line.substring(0, Math.min(line.length(), console.columns() - 1)));
    }

    @Override
    public void close() {
        if (drawn) {
            console.animate(TO_START_AND_CLEAR);
        }
    }
}
