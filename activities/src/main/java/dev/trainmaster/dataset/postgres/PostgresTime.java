package dev.trainmaster.dataset.postgres;

/** A time as the server tells it when its zone is UTC, written as Python's isoformat writes it. */
final class PostgresTime {
    /** The server leaves zeros at the end of a fraction out: 2026-01-02 03:04:05.5+00. */
    private static final int SECONDS_END = 19;

    private static final int FRACTION_DIGITS = 6;
    private static final String UTC = "+00";

    private PostgresTime() {}

    /** What is no such time, as "infinity" or a year before Christ, is left as it is: the reader of records refuses it. */
    static String isoformat(String told) {
        int end = told.length() - UTC.length();
        if (end < SECONDS_END || !told.endsWith(UTC) || told.charAt(10) != ' ') {
            return told;
        }
        StringBuilder time = new StringBuilder(32).append(told, 0, end);
        time.setCharAt(10, 'T');
        if (end > SECONDS_END) {
            time.append("0".repeat(Math.max(0, SECONDS_END + 1 + FRACTION_DIGITS - end)));
        }
        return time.append("+00:00").toString();
    }
}
