package dev.trainmaster.dataset;

/** Reads JSON texts. One that is spelled as we would spell it stays where it is, others are spelled anew elsewhere. */
final class PlainTexts {

    private final Respelling respelling = new Respelling();

    void clear() {
        respelling.out().clear();
    }

    /** Reads from behind the opening quote; answers the place behind the closing one. */
    int read(byte[] bytes, int from, int end, Span into) throws NotPlainException {
        int i = from;
        int more = 0;
        int escapes = 0;
        while (true) {
            i = PlainBytes.end(bytes, i, end);
            int next = i < end ? bytes[i] : 0;
            if (next == '"') {
                into.set(bytes, from, i, i - from - more, escapes);
                return i + 1;
            }
            if (next == '\\' && i + 1 < end && isShort(bytes[i + 1])) {
                escapes++;
                more++;
                i += 2;
            } else if (next == '\\') {
                return respelled(bytes, from, i, end, i - from - more, into);
            } else if (next >= 0) {
                throw NotPlainException.INSTANCE;
            }
            while (i < end && bytes[i] < 0) {
                int size = sequence(bytes, i, end);
                if (size > Respelling.LONGEST_PLAIN) {
                    return respelled(bytes, from, i, end, i - from - more, into);
                }
                more += size - 1;
                i += size;
            }
        }
    }

    /** Reads on from the first sign that we would spell in another way. */
    private int respelled(byte[] bytes, int from, int stop, int end, int before, Span into) throws NotPlainException {
        Bytes respelled = respelling.out();
        int start = respelled.size();
        respelled.write(bytes, from, stop - from);
        int i = stop;
        int characters = before;
        while (true) {
            int plain = PlainBytes.end(bytes, i, end);
            respelled.write(bytes, i, plain - i);
            characters += plain - i;
            i = plain;
            int next = i < end ? bytes[i] : 0;
            if (next == '"') {
                into.set(respelled.array(), start, respelled.size(), characters, respelling.surplusFrom(start));
                return i + 1;
            }
            if (next < 0) {
                int size = sequence(bytes, i, end);
                characters += size > Respelling.LONGEST_PLAIN ? 2 : 1;
                respelling.character(bytes, i, size);
                i += size;
            } else if (next == '\\' && i + 1 < end) {
                int behind = respelling.escape(bytes, i, end);
                characters += behind - i > Respelling.ESCAPE_BYTES ? 2 : 1;
                i = behind;
            } else {
                throw NotPlainException.INSTANCE;
            }
        }
    }

    private static int sequence(byte[] bytes, int at, int end) throws NotPlainException {
        int size = Utf8.sequenceAt(bytes, at, end);
        if (size == 0) {
            throw NotPlainException.INSTANCE;
        }
        return size;
    }

    static boolean isShort(int sign) {
        return switch (sign) {
            case '"', '\\', 'n', 't', 'r', 'b', 'f' -> true;
            default -> false;
        };
    }
}
