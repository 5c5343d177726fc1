package dev.trainmaster.cli.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them. */
public final class Figures {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final long KIBI = 1024;

    private Figures() {}

    public static String duration(Duration duration) {
        Duration shown = duration.isNegative() ? Duration.ZERO : duration;
        if (shown.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", shown.toMillis() / 1000.0);
        }
        if (shown.compareTo(Duration.ofMinutes(1)) < 0) {
            return shown.toSeconds() + " s";
        }
        if (shown.compareTo(Duration.ofHours(1)) < 0) {
            return shown.toMinutes() + " min " + shown.toSecondsPart() + " s";
        }
        return shown.compareTo(Duration.ofDays(2)) < 0
                ? shown.toHours() + " h " + shown.toMinutesPart() + " min"
                : shown.toDays() + " d " + shown.toHoursPart() + " h";
    }

    public static String time(Instant instant) {
        return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }

    public static String bytes(long bytes) {
        if (bytes < KIBI) {
            return bytes + " B";
        }
        double amount = bytes;
        String unit = "B";
        for (String next : new String[] {"KiB", "MiB", "GiB", "TiB"}) {
            if (amount < KIBI) {
                break;
            }
            amount /= KIBI;
            unit = next;
        }
        return String.format(Locale.ROOT, "%.1f %s", amount, unit);
    }

    public static String loss(double loss) {
        return String.format(Locale.ROOT, "%.4f", loss);
    }

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
