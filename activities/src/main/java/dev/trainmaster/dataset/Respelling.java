package dev.trainmaster.dataset;

import java.nio.charset.StandardCharsets;

/** Spells signs of a JSON text as the JSON generator does. */
final class Respelling {
    static final int ESCAPE_BYTES = 6;
    /** Characters of more bytes than these are written as two escapes. */
    static final int LONGEST_PLAIN = 3;

    private static final int HEX_DIGITS = 4;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final Bytes out = new Bytes(1 << 10);

    Bytes out() {
        return out;
    }

    void character(byte[] bytes, int at, int size) {
        if (size <= LONGEST_PLAIN) {
            out.write(bytes, at, size);
            return;
        }
        int point = (bytes[at] & 0x07) << 18
                | (bytes[at + 1] & 0x3F) << 12
                | (bytes[at + 2] & 0x3F) << 6
                | bytes[at + 3] & 0x3F;
        unit(Character.highSurrogate(point));
        unit(Character.lowSurrogate(point));
    }

    /** Spells an escape anew, or two that are one character; answers the place behind them. */
    int escape(byte[] bytes, int at, int end) throws NotPlainException {
        int sign = bytes[at + 1];
        int behind = at + 2;
        if (PlainTexts.isShort(sign)) {
            out.write(bytes, at, 2);
            return behind;
        }
        if (sign == '/') {
            out.write('/');
            return behind;
        }
        if (sign != 'u') {
            throw NotPlainException.INSTANCE;
        }
        char unit = hex(bytes, behind, end);
        behind += HEX_DIGITS;
        if (!Character.isSurrogate(unit)) {
            plain(unit);
            return behind;
        }
        boolean goesOn = behind + 1 < end && bytes[behind] == '\\' && bytes[behind + 1] == 'u';
        char second = goesOn ? hex(bytes, behind + 2, end) : 0;
        if (!Character.isHighSurrogate(unit) || !Character.isLowSurrogate(second)) {
            throw NotPlainException.INSTANCE;
        }
        unit(unit);
        unit(second);
        return behind + ESCAPE_BYTES;
    }

    /** How many bytes more stand there than the characters have in UTF-8: an escaped surrogate is a half of four. */
    int surplusFrom(int start) {
        byte[] bytes = out.array();
        int surplus = 0;
        for (int i = start; i < out.size(); i++) {
            if (bytes[i] == '\\') {
                boolean unit = bytes[i + 1] == 'u';
                surplus += unit ? 4 : 1;
                i += unit ? 5 : 1;
            }
        }
        return surplus;
    }

    private void unit(char unit) {
        out.write('\\');
        out.write('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.write(HEX[unit >> shift & 0xF]);
        }
    }

    private void plain(char sign) throws NotPlainException {
        if (sign < ' ') {
            throw NotPlainException.INSTANCE;
        }
        if (sign == '"' || sign == '\\') {
            out.write('\\');
        }
        if (sign < 0x80) {
            out.write(sign);
        } else if (sign < 0x800) {
            out.write(0xC0 | sign >> 6);
            out.write(0x80 | sign & 0x3F);
        } else {
            out.write(0xE0 | sign >> 12);
            out.write(0x80 | sign >> 6 & 0x3F);
            out.write(0x80 | sign & 0x3F);
        }
    }

    private static char hex(byte[] bytes, int from, int end) throws NotPlainException {
        if (from + HEX_DIGITS > end) {
            throw NotPlainException.INSTANCE;
        }
        int unit = 0;
        for (int i = from; i < from + HEX_DIGITS; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                throw NotPlainException.INSTANCE;
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }
}
