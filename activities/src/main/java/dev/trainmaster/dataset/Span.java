package dev.trainmaster.dataset;

import java.util.Arrays;

/** A text inside of a JSON line, spelled as our own lines spell it, so that it can be copied as it stands. */
final class Span {
    private byte[] in = {};
    private int from;
    private int to;
    private int characters;
    private boolean escapes;

    /** @param characters of the text in UTF-16, once its escapes are resolved */
    void set(byte[] in, int from, int to, int characters, boolean escapes) {
        this.in = in;
        this.from = from;
        this.to = to;
        this.characters = characters;
        this.escapes = escapes;
    }

    byte[] in() {
        return in;
    }

    int from() {
        return from;
    }

    int length() {
        return to - from;
    }

    int characters() {
        return characters;
    }

    boolean is(byte[] text) {
        return to - from == text.length && Arrays.equals(in, from, to, text, 0, text.length);
    }

    /** How many bytes the text has once its escapes are resolved: an escaped surrogate is a half of four. */
    long utf8Bytes() {
        long bytes = length();
        for (int i = from; escapes && i < to; i++) {
            if (in[i] == '\\') {
                boolean unit = in[i + 1] == 'u';
                bytes -= unit ? 4 : 1;
                i += unit ? 5 : 1;
            }
        }
        return bytes;
    }

    boolean hasEscapes() {
        return escapes;
    }
}
