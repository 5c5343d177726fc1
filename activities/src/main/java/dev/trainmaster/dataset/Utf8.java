package dev.trainmaster.dataset;

/** Strict UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
final class Utf8 {
    static final int VALID = -1;

    private Utf8() {}

    /** The offset from {@code from} of the first byte that cannot stand there, or {@link #VALID}. */
    static int firstInvalid(byte[] bytes, int from, int length) {
        int end = from + length;
        int i = from;
        while (i < end) {
            int size = sequenceAt(bytes, i, end);
            if (size == 0) {
                return i - from;
            }
            i += size;
        }
        return VALID;
    }

    /** How many bytes the character at this place has; 0 if none can stand there. */
    static int sequenceAt(byte[] bytes, int at, int end) {
        int lead = bytes[at];
        int size = lead >= 0 ? 1 : sizeOf(lead & 0xFF);
        return size == 0 || at + size > end || !isSequence(bytes, at, size) ? 0 : size;
    }

    /** How many characters begin in so many bytes; what is no valid UTF-8 counts somehow. */
    static long characters(byte[] bytes, int from, long length) {
        long characters = 0;
        int end = (int) Math.min(bytes.length, from + Math.max(0, length));
        for (int i = from; i < end; i++) {
            characters += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return characters;
    }

    private static int sizeOf(int lead) {
        if (lead >= 0xC2 && lead <= 0xDF) {
            return 2;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return 3;
        }
        return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    }

    private static boolean isSequence(byte[] bytes, int at, int size) {
        for (int i = at + 1; i < at + size; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        if (size < 3) {
            return true;
        }
        int second = bytes[at + 1] & 0xFF;
        return switch (bytes[at] & 0xFF) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second <= 0x9F;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second <= 0x8F;
            default -> true;
        };
    }
}
