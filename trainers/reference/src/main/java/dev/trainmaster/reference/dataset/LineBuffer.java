package dev.trainmaster.reference.dataset;

import java.util.Arrays;

/** The line being read; a line beyond the limit is counted, not kept, so that it cannot fill the memory. */
final class LineBuffer {
    private final int limit;
    private byte[] bytes = new byte[8192];
    private int length;
    private boolean overflown;

    LineBuffer(int limit) {
        this.limit = limit;
    }

    void append(byte next) {
        if (length == limit) {
            overflown = true;
            return;
        }
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, length * 2));
        }
        bytes[length++] = next;
    }

    void clear() {
        length = 0;
        overflown = false;
    }

    boolean isEmpty() {
        return length == 0;
    }

    boolean overflown() {
        return overflown;
    }

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }
}
