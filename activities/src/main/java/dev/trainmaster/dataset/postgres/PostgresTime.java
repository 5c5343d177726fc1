package dev.trainmaster.dataset.postgres;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A time as the server tells it when its zone is UTC, written as Python's isoformat writes it. */
final class PostgresTime {
    private static final int DATE_END = 10;
    private static final int SECONDS_END = 19;
    private static final int FRACTION_END = 26;
    private static final int TOLD_ZONE = "+00".length();
    private static final byte[] ZONE = "+00:00".getBytes(StandardCharsets.US_ASCII);

    private PostgresTime() {}

    /**
     * The server leaves zeros at the end of a fraction out: 2026-01-02 03:04:05.5+00. What is no such time, as "infinity"
     * or a year before Christ, is left as it is: the reader of records refuses it.
     */
    static byte[] isoformat(byte[] told) {
        int end = told.length - TOLD_ZONE;
        if (end < SECONDS_END || end > FRACTION_END || told[DATE_END] != ' ' || !endsInUtc(told)) {
            return told;
        }
        int zone = end == SECONDS_END ? SECONDS_END : FRACTION_END;
        byte[] time = Arrays.copyOf(told, zone + ZONE.length);
        time[DATE_END] = 'T';
        Arrays.fill(time, end, zone, (byte) '0');
        System.arraycopy(ZONE, 0, time, zone, ZONE.length);
        return time;
    }

    private static boolean endsInUtc(byte[] told) {
        int end = told.length;
        return told[end - 3] == '+' && told[end - 2] == '0' && told[end - 1] == '0';
    }
}
