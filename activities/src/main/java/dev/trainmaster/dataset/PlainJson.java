package dev.trainmaster.dataset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Goes through one line of JSON without making objects. It takes only what it is certain of; everything else is not
 * plain, and a complete parser has the last word on it.
 */
final class PlainJson {
    private static final int MOST_KEYS = 64;
    private static final int MOST_DIGITS = 18;
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final PlainTexts texts = new PlainTexts();
    private final int[] keyFrom = new int[MOST_KEYS];
    private final int[] keyTo = new int[MOST_KEYS];
    private int keys;
    private byte[] bytes = {};
    private int at;
    private int end;

    void start(byte[] line, int from, int to) {
        bytes = line;
        at = from;
        end = to;
        keys = 0;
        texts.clear();
    }

    /** The next byte that is no whitespace. It stays the next one. */
    int peek() throws NotPlainException {
        while (at < end) {
            int next = bytes[at];
            if (next > ' ') {
                return next;
            }
            if (!isSpace(next)) {
                throw NotPlainException.INSTANCE;
            }
            at++;
        }
        throw NotPlainException.INSTANCE;
    }

    void expect(int wanted) throws NotPlainException {
        if (peek() != wanted) {
            throw NotPlainException.INSTANCE;
        }
        at++;
    }

    /** Whether a list or object has another item, when its opening or an item of it was just read. */
    boolean hasNext(boolean first, int closing) throws NotPlainException {
        int next = peek();
        if (next == closing) {
            at++;
            return false;
        }
        if (!first) {
            if (next != ',') {
                throw NotPlainException.INSTANCE;
            }
            at++;
        }
        return true;
    }

    void expectEnd() throws NotPlainException {
        while (at < end) {
            if (!isSpace(bytes[at++])) {
                throw NotPlainException.INSTANCE;
            }
        }
    }

    boolean takeNull() throws NotPlainException {
        if (peek() != 'n') {
            return false;
        }
        literal(NULL);
        return true;
    }

    void literal(byte[] word) throws NotPlainException {
        int to = at + word.length;
        if (to > end || !Arrays.equals(bytes, at, to, word, 0, word.length)) {
            throw NotPlainException.INSTANCE;
        }
        at = to;
        expectDelimiter();
    }

    void text(Span into) throws NotPlainException {
        expect('"');
        at = texts.read(bytes, at, end, into);
    }

    /** Where the keys of the object begin that is entered now: for {@link #key} and {@link #leave}. */
    int enter() {
        return keys;
    }

    void leave(int mark) {
        keys = mark;
    }

    /** A key that its object does not have yet, and the colon behind it. */
    void key(Span into, int mark) throws NotPlainException {
        text(into);
        if (into.in() != bytes || into.hasEscapes() || keys == MOST_KEYS) {
            throw NotPlainException.INSTANCE;
        }
        int from = into.from();
        int to = from + into.length();
        for (int i = mark; i < keys; i++) {
            boolean asLong = keyTo[i] - keyFrom[i] == to - from;
            if (asLong && Arrays.equals(bytes, keyFrom[i], keyTo[i], bytes, from, to)) {
                throw NotPlainException.INSTANCE;
            }
        }
        keyFrom[keys] = from;
        keyTo[keys++] = to;
        expect(':');
    }

    /** A whole number from 0 on. */
    long index() throws NotPlainException {
        peek();
        int from = at;
        long number = 0;
        while (at < end && isDigit(bytes[at])) {
            number = number * 10 + bytes[at++] - '0';
        }
        if (at == from || at - from > MOST_DIGITS || at - from > 1 && bytes[from] == '0') {
            throw NotPlainException.INSTANCE;
        }
        expectDelimiter();
        return number;
    }

    /** A number of which every reader has the same idea: without an exponent, and not the negative zero. */
    void number(Bytes out) throws NotPlainException {
        int from = at;
        boolean negative = bytes[at] == '-';
        at += negative ? 1 : 0;
        int whole = digits();
        boolean zero = bytes[at - whole] == '0';
        boolean decimal = at < end && bytes[at] == '.';
        at += decimal ? 1 : 0;
        int decimals = decimal ? digits() : 0;
        // A small fraction gets an exponent when it is written again, and a long one may be beyond a double.
        boolean usual = !zero || whole == 1 && !negative && decimals <= 6;
        if (!usual || whole > MOST_DIGITS || decimals > MOST_DIGITS) {
            throw NotPlainException.INSTANCE;
        }
        expectDelimiter();
        out.write(bytes, from, at - from);
    }

    private int digits() throws NotPlainException {
        int from = at;
        while (at < end && isDigit(bytes[at])) {
            at++;
        }
        if (at == from) {
            throw NotPlainException.INSTANCE;
        }
        return at - from;
    }

    private void expectDelimiter() throws NotPlainException {
        boolean delimited = at == end || isSpace(bytes[at]) || bytes[at] == ',' || bytes[at] == '}' || bytes[at] == ']';
        if (!delimited) {
            throw NotPlainException.INSTANCE;
        }
    }

    private static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isSpace(int b) {
        return b == ' ' || b == '\t' || b == '\r';
    }
}
