package dev.trainmaster.cli.run;

import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.training.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How far a training is, in words. */
public final class ProgressText {

    private ProgressText() {}

    public static String of(Progress progress) {
        List<String> parts = new ArrayList<>();
        parts.add("step " + progress.step()
                + (progress.totalSteps().isPresent()
                        ? " of " + progress.totalSteps().getAsLong()
                        : ""));
        progress.loss().ifPresent(loss -> parts.add("loss " + Figures.loss(loss)));
        progress.stepsPerSecond().ifPresent(rate -> parts.add(String.format(Locale.ROOT, "%.1f steps/s", rate)));
        progress.secondsLeft().ifPresent(seconds -> {
            if (seconds > 0) {
                parts.add(Figures.duration(Duration.ofSeconds(seconds)) + " left");
            }
        });
        return String.join(", ", parts);
    }

    public static OptionalDouble share(Progress progress) {
        return progress.totalSteps().isPresent() && progress.totalSteps().getAsLong() > 0
                ? OptionalDouble.of(Math.min(
                        1.0, (double) progress.step() / progress.totalSteps().getAsLong()))
                : OptionalDouble.empty();
    }
}
