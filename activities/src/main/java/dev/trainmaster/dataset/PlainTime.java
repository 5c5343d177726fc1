package dev.trainmaster.dataset;

/** Times that are right beyond doubt, such as 2026-01-02T03:04:05.678Z; those that are not may be right nevertheless. */
final class PlainTime {
    private static final int SECONDS_END = 19;
    private static final int LONGEST = 64;
    /** A day that every month has. */
    private static final int LAST_PLAIN_DAY = 28;

    private PlainTime() {}

    static boolean is(Span time) {
        byte[] in = time.in();
        int from = time.from();
        int to = from + time.length();
        if (time.length() <= SECONDS_END || time.length() > LONGEST) {
            return false;
        }
        boolean dated = number(in, from, 2) >= 0
                && number(in, from + 2, 2) >= 0
                && in[from + 4] == '-'
                && within(number(in, from + 5, 2), 1, 12)
                && in[from + 7] == '-'
                && within(number(in, from + 8, 2), 1, LAST_PLAIN_DAY)
                && in[from + 10] == 'T';
        boolean timed = dated
                && within(number(in, from + 11, 2), 0, 23)
                && in[from + 13] == ':'
                && within(number(in, from + 14, 2), 0, 59)
                && in[from + 16] == ':'
                && within(number(in, from + 17, 2), 0, 59);
        return timed && isOffset(in, fractionEnd(in, from + SECONDS_END, to), to);
    }

    private static int fractionEnd(byte[] in, int from, int to) {
        int i = from;
        if (in[i] == '.') {
            i++;
            while (i < to && i <= from + 9 && in[i] >= '0' && in[i] <= '9') {
                i++;
            }
            return i == from + 1 ? to : i;
        }
        return i;
    }

    private static boolean isOffset(byte[] in, int from, int to) {
        if (to - from == 1) {
            return in[from] == 'Z';
        }
        return to - from == 6
                && (in[from] == '+' || in[from] == '-')
                && within(number(in, from + 1, 2), 0, 17)
                && in[from + 3] == ':'
                && within(number(in, from + 4, 2), 0, 59);
    }

    private static boolean within(int number, int least, int most) {
        return number >= least && number <= most;
    }

    private static int number(byte[] in, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            if (in[i] < '0' || in[i] > '9') {
                return -1;
            }
            number = number * 10 + in[i] - '0';
        }
        return number;
    }
}
