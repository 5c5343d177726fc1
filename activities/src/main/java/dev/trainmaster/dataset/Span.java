package dev.trainmaster.dataset;

import java.util.Arrays;

/** A text inside of a JSON line, spelled as our own lines spell it, so that it can be copied as it stands. */
final class Span {
    private byte[] in = {};
    private int from;
    private int to;
    private int characters;
    private int surplus;

    /**
     * @param characters of the text in UTF-16, once its escapes are resolved
     * @param surplus how many bytes more the text has than in UTF-8, since escapes stand in it
     */
    void set(byte[] in, int from, int to, int characters, int surplus) {
        this.in = in;
        this.from = from;
        this.to = to;
        this.characters = characters;
        this.surplus = surplus;
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

    /** How many bytes the text has once its escapes are resolved. */
    int utf8Bytes() {
        return length() - surplus;
    }

    boolean hasEscapes() {
        return surplus > 0;
    }
}
