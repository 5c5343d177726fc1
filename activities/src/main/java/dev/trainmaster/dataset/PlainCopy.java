package dev.trainmaster.dataset;

import java.nio.charset.StandardCharsets;

/** Copies values of a JSON line without the whitespace in them, spelled as MetaWriter spells what MetaParser read. */
final class PlainCopy {
    private static final int DEEPEST = 16;
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final PlainJson json;
    private final Span text = new Span();

    PlainCopy(PlainJson json) {
        this.json = json;
    }

    void value(Bytes out, int depth) throws NotPlainException {
        if (depth > DEEPEST) {
            throw NotPlainException.INSTANCE;
        }
        switch (json.peek()) {
            case '"' -> text(out);
            case '{' -> object(out, depth);
            case '[' -> list(out, depth);
            case 't' -> literal(out, TRUE);
            case 'f' -> literal(out, FALSE);
            case 'n' -> literal(out, NULL);
            default -> json.number(out);
        }
    }

    /** A key in its quotes, with the colon. */
    void key(Span key, Bytes out) {
        out.write('"');
        out.append(key);
        out.write('"');
        out.write(':');
    }

    private void text(Bytes out) throws NotPlainException {
        json.text(text);
        out.write('"');
        out.append(text);
        out.write('"');
    }

    private void object(Bytes out, int depth) throws NotPlainException {
        json.expect('{');
        out.write('{');
        int mark = json.enter();
        for (boolean first = true; json.hasNext(first, '}'); first = false) {
            if (!first) {
                out.write(',');
            }
            json.key(text, mark);
            key(text, out);
            value(out, depth + 1);
        }
        json.leave(mark);
        out.write('}');
    }

    private void list(Bytes out, int depth) throws NotPlainException {
        json.expect('[');
        out.write('[');
        for (boolean first = true; json.hasNext(first, ']'); first = false) {
            if (!first) {
                out.write(',');
            }
            value(out, depth + 1);
        }
        out.write(']');
    }

    private void literal(Bytes out, byte[] word) throws NotPlainException {
        json.literal(word);
        out.append(word);
    }
}
