package dev.trainmaster.dataset.postgres;

import dev.trainmaster.dataset.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A time as the server sends it, in microseconds since the year 2000 in UTC, written as Python's isoformat writes it. */
final class PostgresTime {
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long SECOND = 1_000_000;
    private static final long DAY = ChronoUnit.DAYS.getDuration().toSeconds() * SECOND;
    private static final int SECONDS_OF_A_MINUTE = 60;
    private static final int SECONDS_OF_AN_HOUR = 60 * SECONDS_OF_A_MINUTE;
    private static final int LAST_YEAR = 9999;
    private static final byte[] ZONE = ascii("+00:00");

    private PostgresTime() {}

    /** What is no time for Python either, as infinity or a year before Christ, is left to the reader of records to refuse. */
    static void write(long micros, Bytes line) {
        if (micros == Long.MAX_VALUE || micros == Long.MIN_VALUE) {
            line.append(ascii("infinity"));
            return;
        }
        LocalDate date = LocalDate.ofEpochDay(EPOCH_DAY + Math.floorDiv(micros, DAY));
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            line.append(ascii(date.toString()));
            return;
        }
        long ofDay = Math.floorMod(micros, DAY);
        int seconds = (int) (ofDay / SECOND);
        digits(date.getYear(), 4, line);
        part('-', date.getMonthValue(), line);
        part('-', date.getDayOfMonth(), line);
        part('T', seconds / SECONDS_OF_AN_HOUR, line);
        part(':', seconds % SECONDS_OF_AN_HOUR / SECONDS_OF_A_MINUTE, line);
        part(':', seconds % SECONDS_OF_A_MINUTE, line);
        int fraction = (int) (ofDay % SECOND);
        if (fraction > 0) {
            line.write('.');
            digits(fraction, 6, line);
        }
        line.append(ZONE);
    }

    private static void part(char before, int number, Bytes line) {
        line.write(before);
        digits(number, 2, line);
    }

    private static void digits(int number, int count, Bytes line) {
        if (count > 1) {
            digits(number / 10, count - 1, line);
        }
        line.write('0' + number % 10);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
