package dev.trainmaster.dataset.postgres;

import dev.trainmaster.dataset.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The members of a payload, told apart without reading what they hold: columns may say some of them as well. */
final class PayloadMembers {
    private static final byte[] ID = quoted("id");
    private static final byte[] CREATED_AT = quoted("created_at");
    private static final byte[] TRACE_VERSION = quoted("trace_version");
    private static final int MOST_CUTS = 2;

    private byte[] json;
    private int first;
    private int end;
    private boolean saysVersion;
    private final int[] cutFrom = new int[MOST_CUTS];
    private final int[] cutTo = new int[MOST_CUTS];
    private int cuts;

    /**
     * False if it is no object. One that is broken within is left as it is: the reader of records refuses it.
     *
     * @param withoutTime leaves the time of creation out, and not only the id
     */
    boolean find(byte[] json, int from, int to, boolean withoutTime) {
        this.json = json;
        this.end = to;
        this.cuts = 0;
        this.saysVersion = false;
        int open = afterBlanks(from);
        if (open == to || json[open] != '{') {
            return false;
        }
        first = afterBlanks(open + 1);
        if (!findFrom(first, withoutTime)) {
            cuts = 0;
        }
        return true;
    }

    boolean saysVersion() {
        return saysVersion;
    }

    private boolean findFrom(int start, boolean withoutTime) {
        int at = start;
        while (at < end && json[at] == '"') {
            int key = at;
            int keyEnd = afterString(key);
            at = afterValue(keyEnd);
            if (at == end) {
                return false;
            }
            if (is(TRACE_VERSION, key, keyEnd)) {
                saysVersion = true;
            } else if (cuts < MOST_CUTS && (is(ID, key, keyEnd) || withoutTime && is(CREATED_AT, key, keyEnd))) {
                cutFrom[cuts] = key;
                cutTo[cuts++] = at;
            }
            if (json[at] == '}') {
                return true;
            }
            at = afterBlanks(at + 1);
        }
        return false;
    }

    /** Behind members that are there already. */
    void writeTo(Bytes line) {
        int from = first;
        for (int cut = 0; cut < cuts; cut++) {
            int to = cutFrom[cut];
            // With the comma before what is cut.
            while (to > from && (isBlank(json[to - 1]) || json[to - 1] == ',')) {
                to--;
            }
            write(from, to, line);
            from = json[cutTo[cut]] == ',' ? afterBlanks(cutTo[cut] + 1) : cutTo[cut];
        }
        write(from, end, line);
    }

    private void write(int from, int to, Bytes line) {
        if (from < to && json[from] != '}') {
            line.write(',');
        }
        line.write(json, from, to - from);
    }

    private boolean is(byte[] name, int from, int to) {
        return Arrays.equals(name, 0, name.length, json, from, to);
    }

    private int afterString(int from) {
        for (int i = from + 1; i < end; i++) {
            if (json[i] == '"') {
                return i + 1;
            }
            if (json[i] == '\\') {
                i++;
            }
        }
        return end;
    }

    /** Where its comma is or the end of the object, else the end of all. */
    private int afterValue(int from) {
        int depth = 0;
        for (int i = from; i < end; i++) {
            switch (json[i]) {
                case '"' -> i = afterString(i) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (depth-- == 0) {
                        return i;
                    }
                }
                case ',' -> {
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {
                    // Goes on with the value.
                }
            }
        }
        return end;
    }

    private int afterBlanks(int from) {
        int i = from;
        while (i < end && isBlank(json[i])) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    private static byte[] quoted(String name) {
        return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
    }
}
