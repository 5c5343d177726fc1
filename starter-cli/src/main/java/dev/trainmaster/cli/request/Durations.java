package dev.trainmaster.cli.request;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them: {@code 90s}, {@code 15m}, {@code 24h}, {@code 7d}, {@code 1h30m}, or ISO's {@code PT24H}. */
public final class Durations {

    private static final Pattern SHORT =
            Pattern.compile("(?:(\\d{1,6})d)?((?:\\d{1,9}h)?(?:\\d{1,9}m)?(?:\\d{1,9}s)?)");

    private Durations() {}

    public static Optional<Duration> parse(String text) {
        Matcher matcher = SHORT.matcher(text.toLowerCase(Locale.ROOT));
        String iso = text;
        if (!text.isEmpty() && matcher.matches()) {
            String days = matcher.group(1) == null ? "" : matcher.group(1) + "D";
            iso = "P" + days + (matcher.group(2).isEmpty() ? "" : "T" + matcher.group(2));
        }
        try {
            return Optional.of(Duration.parse(iso));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
