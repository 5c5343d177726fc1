package dev.trainmaster.reference.training;

import dev.trainmaster.reference.metrics.StepMetrics;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Lines for a person: the start, about one a second, the end. */
public final class Progress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private final PrintStream out;
    private final Clock clock;
    private final Instant started;
    private Instant lastLine = Instant.EPOCH;

    public Progress(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.started = clock.instant();
    }

    Instant now() {
        return clock.instant();
    }

    public void say(String line) {
        out.println(line);
    }

    void step(StepMetrics metrics, int totalSteps) {
        boolean due = Duration.between(lastLine, metrics.time()).compareTo(BETWEEN_LINES) >= 0;
        if (due || metrics.step() == totalSteps) {
            lastLine = metrics.time();
            say(String.format(
                    Locale.ROOT,
                    "step %d/%d  epoch %.2f  loss %.4f  tokens %d",
                    metrics.step(),
                    totalSteps,
                    metrics.epoch(),
                    metrics.loss(),
                    metrics.tokens()));
        }
    }

    void end(String how) {
        double seconds = Duration.between(started, clock.instant()).toMillis() / 1000.0;
        say(String.format(Locale.ROOT, "%s after %.1f s", how, seconds));
    }
}
