package dev.trainmaster.dataset;

import java.io.OutputStream;
import java.util.Arrays;

/** A buffer of bytes that grows, is used over and over, and is let go when one long record made it big. */
public final class Bytes extends OutputStream {
    private static final int USUAL_BYTES = 1 << 19;

    private byte[] array;
    private int size;

    public Bytes(int firstBytes) {
        this.array = new byte[firstBytes];
    }

    public byte[] array() {
        return array;
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
        if (array.length > USUAL_BYTES) {
            array = new byte[USUAL_BYTES];
        }
    }

    /** Forgets what came behind. */
    void cutTo(int length) {
        size = length;
    }

    @Override
    public void write(int b) {
        ensure(1);
        array[size++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        ensure(length);
        System.arraycopy(bytes, from, array, size, length);
        size += length;
    }

    public void append(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    void append(Span span) {
        write(span.in(), span.from(), span.length());
    }

    /** Digits of a number that is not negative. */
    void appendNumber(long number) {
        if (number >= 10) {
            appendNumber(number / 10);
        }
        write((int) ('0' + number % 10));
    }

    private void ensure(int more) {
        if (array.length - size < more) {
            array = Arrays.copyOf(array, Math.max(Math.addExact(size, more), (int)
                    Math.min(Integer.MAX_VALUE - 8L, array.length * 2L)));
        }
    }
}
