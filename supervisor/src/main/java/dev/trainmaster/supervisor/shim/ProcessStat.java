package dev.trainmaster.supervisor.shim;

/** The fields of /proc/PID/stat that supervision needs. */
public record ProcessStat(long pid, char state, long parent, long group, long session, int threads, long startTicks) {

    private static final int PARENT = 4;
    private static final int SESSION = 6;
    private static final int THREADS = 20;
    private static final int START_TICKS = 22;

    /** Parses from the last ')': a command name may hold spaces, newlines and parentheses. It is done every second. */
    static ProcessStat parse(byte[] line, int length) {
        int nameEnd = length - 1;
        while (line[nameEnd] != ')') {
            nameEnd--;
        }
        long[] numbers = new long[START_TICKS + 1];
        int at = nameEnd + 4;
        for (int field = PARENT; field <= START_TICKS; field++) {
            int end = endOfNumber(line, at);
            numbers[field] = number(line, at, end);
            at = end + 1;
        }
        return new ProcessStat(
                number(line, 0, endOfNumber(line, 0)),
                (char) line[nameEnd + 2],
                numbers[PARENT],
                numbers[PARENT + 1],
                numbers[SESSION],
                (int) numbers[THREADS],
                numbers[START_TICKS]);
    }

    private static int endOfNumber(byte[] line, int begin) {
        int end = begin;
        while (line[end] != ' ') {
            end++;
        }
        return end;
    }

    private static long number(byte[] line, int begin, int end) {
        boolean negative = line[begin] == '-';
        long value = 0;
        for (int i = negative ? begin + 1 : begin; i < end; i++) {
            value = value * 10 + line[i] - '0';
        }
        return negative ? -value : value;
    }

    public ProcessId id() {
        return new ProcessId(pid, startTicks);
    }

    /** A zombie runs nothing. A leader that ended before its threads looks like one, but its threads run on. */
    public boolean gone() {
        return state == 'X' || state == 'x' || (state == 'Z' && threads <= 1);
    }

    /** SIGSTOP, or a debugger. */
    public boolean suspended() {
        return state == 'T' || state == 't';
    }

    /** What SIGCONT ends. A debugger's hold it does not end. */
    public boolean waitsForCont() {
        return state == 'T';
    }
}
