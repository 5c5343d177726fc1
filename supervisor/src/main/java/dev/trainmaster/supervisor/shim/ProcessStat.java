package dev.trainmaster.supervisor.shim;

/** The fields of /proc/PID/stat that supervision needs. */
public record ProcessStat(long pid, char state, long parent, long group, long session, int threads, long startTicks) {

    private static final int STATE = 3;

    /** Parses from the last ')': a command name may hold spaces, newlines and parentheses. */
    static ProcessStat parse(String line) {
        int nameEnd = line.lastIndexOf(')');
        long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
        String[] fields = line.substring(nameEnd + 2).trim().split(" ");
        return new ProcessStat(
                pid,
                fields[0].charAt(0),
                number(fields, 4),
                number(fields, 5),
                number(fields, 6),
                (int) number(fields, 20),
                number(fields, 22));
    }

    private static long number(String[] fields, int fieldOfTheManualPage) {
        return Long.parseLong(fields[fieldOfTheManualPage - STATE]);
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
